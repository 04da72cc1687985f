using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Png;

/// <summary>The rows of a picture, whose memory stays the picture's.</summary>
/// <param name="picture">Pixels of <see cref="SKColorType.Bgra8888"/>, which on machines with the lowest byte first are
/// 0xAARRGGBB.</param>
internal readonly ref struct PixelRows(SKBitmap picture)
{
    private readonly ReadOnlySpan<byte> pixels = picture.GetPixelSpan();
    private readonly int stride = picture.RowBytes;
    private readonly int width = picture.Width;

    /// <summary>A row's pixels.</summary>
    public ReadOnlySpan<uint> this[int row] =>
        MemoryMarshal.Cast<byte, uint>(pixels.Slice(row * stride, sizeof(uint) * width));
}
