namespace AshPlot.Core.Drawing;

/// <summary>What came of drawing a map.</summary>
/// <param name="Path">The file, relative to the output folder, with <c>/</c>.</param>
/// <param name="IsEmpty">True when no cell of the drawn area is at or over the mask.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Milliseconds">Time from reading to the finished file.</param>
public sealed record DrawnMap(string Path, bool IsEmpty, double? Min, double? Max, double Milliseconds);
