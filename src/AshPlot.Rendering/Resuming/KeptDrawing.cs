using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Reporting;

namespace AshPlot.Rendering.Resuming;

/// <summary>What came of drawing a map, as the journal has it.</summary>
/// <param name="Files">Paths of its files, relative to the output folder, with <c>/</c>.</param>
/// <param name="Status">Done, empty or without data.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Coverage">The share of the drawn area that the model's domain covers, 0 to 1.</param>
/// <param name="Missing">Number of cells of the slice without a value.</param>
/// <param name="Milliseconds">Time spent on reading, drawing and writing it.</param>
internal sealed record KeptDrawing(
    ImmutableArray<string> Files, MapStatus Status, double? Min, double? Max, double Coverage, long Missing, double Milliseconds)
{
    public static KeptDrawing Of(DrawnMap map) =>
        new([.. map.Files.Select(file => file.Path)], map.Status, map.Min, map.Max, map.Coverage, map.Missing, map.Milliseconds);
}
