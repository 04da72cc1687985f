namespace AshPlot.Core.Drawing;

/// <summary>Where on the picture the map lies, and which part of the projected world it shows.</summary>
/// <param name="X">Left edge, pixels from the left of the picture.</param>
/// <param name="Y">Top edge, pixels from the top of the picture.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="XMin">Projected x of the left edge (degrees east for plate carree).</param>
/// <param name="XMax">Projected x of the right edge.</param>
/// <param name="YMin">Projected y of the bottom edge (degrees north for plate carree).</param>
/// <param name="YMax">Projected y of the top edge.</param>
internal sealed record MapFrame(int X, int Y, int Width, int Height, double XMin, double XMax, double YMin, double YMax)
{
    /// <summary>Pixels per projected unit across.</summary>
    public double PixelsPerX => Width / (XMax - XMin);

    /// <summary>Pixels per projected unit down.</summary>
    public double PixelsPerY => Height / (YMax - YMin);

    /// <summary>Place on the picture of projected coordinates, in pixels; a pixel's centre is at a half.</summary>
    public (double X, double Y) ToPicture(double x, double y) =>
        (X + ((x - XMin) * PixelsPerX), Y + ((YMax - y) * PixelsPerY));

    /// <summary>Projected coordinates of the centre of a pixel of the map.</summary>
    /// <param name="column">Pixel from the left edge of the map.</param>
    /// <param name="row">Pixel from the top edge of the map.</param>
    public (double X, double Y) ToProjected(int column, int row) =>
        (XMin + ((column + 0.5) / PixelsPerX), YMax - ((row + 0.5) / PixelsPerY));

    /// <summary>
    /// The pixel of the map that a projected place lies in, from the map's own corner; -1 for what lies beside the map.
    /// </summary>
    internal (int Column, int Row) PixelAt(double x, double y)
    {
        var column = (int)Math.Floor((x - XMin) * PixelsPerX);
        var row = (int)Math.Floor((YMax - y) * PixelsPerY);
        return (column < Width ? Math.Max(column, -1) : -1, row < Height ? Math.Max(row, -1) : -1);
    }
}
