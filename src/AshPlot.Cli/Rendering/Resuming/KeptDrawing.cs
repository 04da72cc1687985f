using System.Collections.Immutable;
using AshPlot.Core.Drawing;

namespace AshPlot.Cli.Rendering.Resuming;

/// <summary>What came of drawing a map, as the journal has it.</summary>
/// <param name="Files">Paths of its files, relative to the output folder, with <c>/</c>.</param>
/// <param name="IsEmpty">True when no cell of the drawn area is at or over the mask.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Milliseconds">Time spent on reading, drawing and writing it.</param>
internal sealed record KeptDrawing(ImmutableArray<string> Files, bool IsEmpty, double? Min, double? Max, double Milliseconds)
{
    public static KeptDrawing Of(DrawnMap map) =>
        new([.. map.Files.Select(file => file.Path)], map.IsEmpty, map.Min, map.Max, map.Milliseconds);
}
