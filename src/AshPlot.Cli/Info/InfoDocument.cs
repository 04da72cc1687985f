using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core;

namespace AshPlot.Cli.Info;

/// <summary>The JSON of <c>info --json</c>.</summary>
internal sealed record InfoDocument
{
    public required string Model { get; init; }

    public required string? Title { get; init; }

    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }

    public required string Kind { get; init; }

    /// <summary>What <c>--species</c> takes, beside <c>sum</c>.</summary>
    public required ImmutableArray<string> Species { get; init; }

    public required ImmutableArray<InfoQuantity> Quantities { get; init; }

    /// <summary>Quantities that <c>--quantity</c> computes of this run.</summary>
    public required ImmutableArray<string> Computable { get; init; }

    public required ImmutableArray<InfoVariable> OtherVariables { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>A variable that is not drawn, why, and the options with which it is.</summary>
internal sealed record InfoVariable(
    string Name,
    string? Units,
    string? LongName,
    ImmutableArray<string> Dimensions,
    string? Reason,
    string? Advice
);

/// <summary>A quantity.</summary>
internal sealed record InfoQuantity
{
    public required string Name { get; init; }

    public required string Variable { get; init; }

    public required string Units { get; init; }

    public required string? StandardName { get; init; }

    public required string? Statistic { get; init; }

    public required string? Species { get; init; }

    public required ImmutableSortedDictionary<string, string> Qualifiers { get; init; }

    public required ImmutableArray<InfoLevel> Levels { get; init; }

    public required ImmutableArray<string> Times { get; init; }

    /// <summary>Beginning and end of each time's period; null for a time without one.</summary>
    public required ImmutableArray<string[]?> TimeBounds { get; init; }

    public required InfoGrid Grid { get; init; }

    public required double? Min { get; init; }

    public required double? Max { get; init; }
}

/// <summary>A level.</summary>
internal sealed record InfoLevel(string? Name, double? Value, double? Lower, double? Upper, string? Units);

/// <summary>
/// A grid by its cell centres as stored, degrees, or metres of a projection, or numbers of cells of a curvilinear grid;
/// steps are null where they are not even.
/// </summary>
internal sealed record InfoGrid(
    [property: JsonPropertyName("nx")] int Columns,
    [property: JsonPropertyName("ny")] int Rows,
    [property: JsonPropertyName("xmin")] double West,
    [property: JsonPropertyName("xmax")] double East,
    [property: JsonPropertyName("ymin")] double South,
    [property: JsonPropertyName("ymax")] double North,
    [property: JsonPropertyName("dx")] double? StepAcross,
    [property: JsonPropertyName("dy")] double? StepUp,
    string Units,
    string Mapping,
    InfoExtent Extent
);

/// <summary>
/// What a grid covers to the outer edges of its cells: true degrees, east over west also across the dateline.
/// </summary>
internal sealed record InfoExtent(double West, double East, double South, double North);

/// <summary>How the document is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(InfoDocument))]
internal sealed partial class InfoJson : JsonSerializerContext;
