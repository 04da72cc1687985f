using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which pixels of a map show ash: those in which the picture with cells differs from the one without.
/// </summary>
/// <param name="before">The picture without cells.</param>
/// <param name="after">The picture with cells, before anything is drawn over them.</param>
/// <param name="frame">Where on the picture the map lies.</param>
internal sealed class PaintedPixels(SKBitmap before, SKBitmap after, MapFrame frame)
{
    /// <summary>How many pixels of a rectangle show ash; what lies outside the map shows none.</summary>
    public int Count(SKRect area)
    {
        var (left, right) = (
            Math.Max(frame.X, (int)area.Left),
            Math.Min(frame.X + frame.Width, (int)MathF.Ceiling(area.Right))
        );
        var (top, bottom) = (
            Math.Max(frame.Y, (int)area.Top),
            Math.Min(frame.Y + frame.Height, (int)MathF.Ceiling(area.Bottom))
        );
        var count = 0;
        for (var row = top; row < bottom && left < right; row++)
        {
            var under = Row(before, row)[left..right];
            var over = Row(after, row)[left..right];
            for (var at = under.CommonPrefixLength(over); at < under.Length; at++)
                count += under[at] == over[at] ? 0 : 1;
        }

        return count;
    }

    /// <summary>True where no pixel of a rectangle shows ash.</summary>
    public bool IsClear(SKRect area) => Count(area) == 0;

    private static ReadOnlySpan<uint> Row(SKBitmap bitmap, int row) =>
        MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()).Slice(row * bitmap.Width, bitmap.Width);
}
