using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Differences;

/// <summary>Two runs compared in numbers: as <c>ashplot diff</c> prints them in JSON.</summary>
/// <param name="A">The first run, as it was given.</param>
/// <param name="B">The second run, as it was given.</param>
/// <param name="Quantities">A comparison for each quantity whose difference is drawn.</param>
/// <param name="Warnings">What only one of the runs has and is left out, and other warnings; a sentence each.</param>
internal sealed record DifferenceDocument(
    string A,
    string B,
    ImmutableArray<QuantityDifference> Quantities,
    ImmutableArray<string> Warnings
)
{
    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DifferenceJson.Default.DifferenceDocument) + "\n";
}

/// <summary>A quantity that is compared.</summary>
/// <param name="Name">Its name in both runs.</param>
/// <param name="Distinction">What tells it from others of its name; empty where it is the only one.</param>
/// <param name="Units">Units of values and thresholds: <c>mg/m3</c> of concentrations, else the file's.</param>
/// <param name="Thresholds">The thresholds, ascending, in these units.</param>
/// <param name="Slices">Every common level at every common time, by time, then level.</param>
/// <param name="Notes">What a reader must know: which runs they are, that one is resampled; a sentence each.</param>
internal sealed record QuantityDifference(
    string Name,
    string Distinction,
    string Units,
    ImmutableArray<double> Thresholds,
    ImmutableArray<SliceDifference> Slices,
    ImmutableArray<string> Notes
);

/// <summary>A level at a time in both runs.</summary>
/// <param name="Level">Name of the level, as in file names; null without one.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="LevelUnits"><c>m</c>, <c>FL</c> or <c>hPa</c>; null for a level without a number.</param>
/// <param name="Time">UTC, ISO 8601; null without a time.</param>
/// <param name="A">The maximum of A; null where it could not be read.</param>
/// <param name="B">The maximum of B; null where it could not be read.</param>
/// <param name="MovedKilometres">Distance of the maxima; null where one of the runs has no ash.</param>
/// <param name="Decrease">The largest decrease from A to B, 0 or less.</param>
/// <param name="Increase">The largest increase from A to B, 0 or more.</param>
/// <param name="Over">Areas over each threshold, ascending.</param>
internal sealed record SliceDifference(
    string? Level,
    double? LevelValue,
    string? LevelUnits,
    string? Time,
    MaximumOfRun? A,
    MaximumOfRun? B,
    double? MovedKilometres,
    double? Decrease,
    double? Increase,
    ImmutableArray<AreaDifference> Over
)
{
    /// <summary>Why the slices could not be compared; left out where they could.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}

/// <summary>The largest value of a slice.</summary>
/// <param name="Maximum">The value; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null where there is nothing.</param>
/// <param name="Latitude">Centre of its cell; null where there is nothing.</param>
internal sealed record MaximumOfRun(double? Maximum, double? Longitude, double? Latitude);

/// <summary>Areas over a threshold.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Units">Its units.</param>
/// <param name="ASquareMetres">Area over it in A.</param>
/// <param name="BSquareMetres">Area over it in B.</param>
/// <param name="GainedSquareMetres">Area over it in B and not in A.</param>
/// <param name="LostSquareMetres">Area over it in A and not in B.</param>
internal sealed record AreaDifference(
    double Threshold,
    string Units,
    double ASquareMetres,
    double BSquareMetres,
    double GainedSquareMetres,
    double LostSquareMetres
);

/// <summary>How the document is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(DifferenceDocument))]
internal sealed partial class DifferenceJson : JsonSerializerContext;
