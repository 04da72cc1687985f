using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>The pixels of a picture within a frame, row by row; their memory stays the picture's.</summary>
/// <param name="picture">Pixels of four bytes.</param>
/// <param name="frame">Which of them.</param>
internal readonly ref struct PixelArea(SKBitmap picture, MapFrame frame)
{
    private readonly Span<byte> pixels = picture.GetPixelSpan();
    private readonly int stride = picture.RowBytes;
    private readonly int first = (frame.Y * picture.RowBytes) + (frame.X * sizeof(uint));
    private readonly int width = frame.Width;

    /// <summary>A row of the frame.</summary>
    /// <param name="row">Counted from the frame's first.</param>
    public Span<uint> Row(int row) =>
        MemoryMarshal.Cast<byte, uint>(pixels.Slice(first + (row * stride), sizeof(uint) * width));
}
