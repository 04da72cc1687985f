using System.Text.Json.Serialization;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>Area and maximum of one level at one time.</summary>
/// <param name="Level">Name of the level.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="LevelUnits"><c>m</c>, <c>FL</c> or <c>hPa</c>; null for a named level.</param>
/// <param name="Time">UTC, ISO 8601; null for a run without times.</param>
/// <param name="SquareMetres">Area over the threshold.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value, of which nothing is known.</param>
/// <param name="MaxConcentration">Largest value in the run's units; null where no cell is valid.</param>
internal sealed record SeriesPoint(
    string? Level, double? LevelValue, string? LevelUnits, string? Time, double SquareMetres, double MissingSquareMetres,
    double? MaxConcentration)
{
    /// <summary>The time as a number, for charts.</summary>
    [JsonIgnore]
    public ModelTime? Moment { get; init; }
}
