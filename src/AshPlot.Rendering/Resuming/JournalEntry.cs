using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Rendering.Resuming;

/// <summary>One entry of a render's journal: exactly one of the members is set.</summary>
internal sealed record JournalEntry
{
    /// <summary>What the maps depend on; the first entry.</summary>
    public JobFingerprint? Job { get; init; }

    /// <summary>What maps share.</summary>
    public KnownSurvey? Survey { get; init; }

    /// <summary>A finished map.</summary>
    public KeptMap? Map { get; init; }
}

/// <summary>A map that was drawn, as the journal has it.</summary>
/// <param name="Files">Its files, as the worker wrote them.</param>
/// <param name="Request">SHA-256 of what the worker was told, with the scale that it shares with others.</param>
/// <param name="Drawn">What came of drawing it.</param>
/// <param name="Pid">The worker's process.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record KeptMap(
    ImmutableArray<FileStamp> Files,
    string Request,
    KeptDrawing Drawn,
    int Pid,
    int Attempts
);

/// <summary>What came of drawing a map, as the journal has it.</summary>
/// <param name="Files">Paths of its files, relative to the output folder, with <c>/</c>.</param>
/// <param name="Status">Done, empty or without data.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Coverage">The share of the drawn area that the model's domain covers, 0 to 1.</param>
/// <param name="Missing">Number of cells of the slice without a value.</param>
/// <param name="Milliseconds">Time spent on reading, drawing and writing it.</param>
internal sealed record KeptDrawing(
    ImmutableArray<string> Files,
    MapStatus Status,
    double? Min,
    double? Max,
    double Coverage,
    long Missing,
    double Milliseconds
)
{
    public static KeptDrawing Of(DrawnMap map) =>
        new(
            [.. map.Files.Select(file => file.Path)],
            map.Status,
            map.Min,
            map.Max,
            map.Coverage,
            map.Missing,
            map.Milliseconds
        );
}

/// <summary>A survey, and of which quantities.</summary>
/// <param name="Quantities">The quantities in the order of the survey's scales.</param>
/// <param name="Survey">The survey.</param>
internal sealed record KnownSurvey(ImmutableArray<string> Quantities, Survey Survey)
{
    /// <summary>The quantities of a plan, by which a survey of it is known again.</summary>
    public static ImmutableArray<string> NamesOf(RunPlan plan) =>
        [
            .. plan.Quantities.Select(quantity =>
                string.Join(
                    ' ',
                    quantity
                        .Description.Qualifiers.Select(qualifier => $"{qualifier.Key}={qualifier.Value}")
                        .Prepend(quantity.Description.Name)
                )
            ),
        ];
}

/// <summary>How entries of the journal are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(JobFingerprint))]
[JsonSerializable(typeof(KnownPrescan))]
[JsonSerializable(typeof(MapOptions))]
internal sealed partial class JournalJson : JsonSerializerContext;
