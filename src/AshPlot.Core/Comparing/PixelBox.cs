namespace AshPlot.Core.Comparing;

/// <summary>A rectangle of pixels.</summary>
/// <param name="X">First column, from 0 at the left.</param>
/// <param name="Y">First row, from 0 at the top.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal sealed record PixelBox(int X, int Y, int Width, int Height);
