using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Comparing;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using SkiaSharp;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Animated GIF, which slides and mail programs play: each frame has at most 256 colours of its own
/// (<see cref="IndexedPalette"/>), and holds only the rectangle in which it differs from the one before.
/// </summary>
/// <remarks>
/// The format: CompuServe, "Graphics Interchange Format, Version 89a", 1990; for ever is Netscape's extension of it.
/// </remarks>
internal sealed class AnimatedGif : IAnimationFormat
{
    private const byte Separator = 0x2C,
        Extension89 = 0x21,
        Control = 0xF9,
        Application = 0xFF,
        Comment = 0xFE,
        Trailer = 0x3B;

    public string Extension => "gif";

    public string FrameExtension => "png";

    public void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination)
    {
        SKBitmap? last = null;
        try
        {
            for (var frame = 0; frame < frames.Count; frame++)
            {
                var content = Animations.ReadFrame(frames[frame]);
                var picture = Picture.Decode(content, frames[frame]).ToBitmap();
                if (last is null)
                {
                    WriteHeader(destination, picture);
                    WriteComment(destination, PngChunk.Facts(content, frames[frame]));
                }
                else if ((picture.Width, picture.Height) != (last.Width, last.Height))
                {
                    picture.Dispose();
                    throw new UnreadableInputException(frames[frame], "differs in size from the preceding map");
                }

                WriteFrame(destination, picture, Changed(picture, last), delays[frame]);
                last?.Dispose();
                last = picture;
            }
        }
        finally
        {
            last?.Dispose();
        }

        destination.WriteByte(Trailer);
    }

    private static void WriteHeader(Stream destination, SKBitmap picture)
    {
        destination.Write("GIF89a"u8);
        Number(destination, picture.Width);
        Number(destination, picture.Height);
        // No colours for all frames, no colour behind them, square pixels.
        destination.Write([0x70, 0, 0]);
        destination.Write([Extension89, Application, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
    }

    /// <summary>Where the maps come from, in blocks of at most 255 bytes.</summary>
    private static void WriteComment(Stream destination, string text)
    {
        if (text.Length == 0)
            return;
        destination.Write([Extension89, Comment]);
        foreach (var block in Encoding.UTF8.GetBytes(text).Chunk(byte.MaxValue))
        {
            destination.WriteByte((byte)block.Length);
            destination.Write(block);
        }

        destination.WriteByte(0);
    }

    private static void WriteFrame(Stream destination, SKBitmap picture, SKRectI area, TimeSpan delay)
    {
        using var part = new SKBitmap();
        if (!picture.ExtractSubset(part, area))
            throw new InvalidOperationException("a part of a picture is not in it");
        using var palette = new IndexedPalette(part);
        var bits = 2;
        while (1 << bits < palette.Colours.Length)
            bits++;
        // Bits 2 and 3: the frame stays where it is when the next one comes.
        destination.Write([Extension89, Control, 4, 1 << 2]);
        Number(destination, (int)Math.Round(delay.TotalSeconds * 100));
        destination.Write([0, 0, Separator]);
        Number(destination, area.Left);
        Number(destination, area.Top);
        Number(destination, area.Width);
        Number(destination, area.Height);
        destination.WriteByte((byte)(0x80 | (bits - 1)));
        var colours = new byte[3 << bits];
        for (var index = 0; index < palette.Colours.Length; index++)
        {
            var colour = palette.Colours[index];
            (colours[3 * index], colours[(3 * index) + 1], colours[(3 * index) + 2]) = (
                (byte)(colour >> 16),
                (byte)(colour >> 8),
                (byte)colour
            );
        }

        destination.Write(colours);
        var numbers = new byte[area.Width * area.Height];
        for (var row = 0; row < area.Height; row++)
            palette.Number(part, row, numbers.AsSpan(row * area.Width, area.Width));
        GifLzw.Write(numbers, bits, destination);
    }

    /// <summary>
    /// The smallest rectangle outside which a picture is like the one before; a pixel at least, since a frame has one.
    /// </summary>
    private static SKRectI Changed(SKBitmap picture, SKBitmap? before)
    {
        if (before is null)
            return new SKRectI(0, 0, picture.Width, picture.Height);
        var (left, top, right, bottom) = (picture.Width, picture.Height, 0, 0);
        for (var row = 0; row < picture.Height; row++)
        {
            var now = Row(picture, row);
            var then = Row(before, row);
            var first = now.CommonPrefixLength(then);
            if (first == now.Length)
                continue;
            var last = now.Length;
            while (now[last - 1] == then[last - 1])
                last--;
            (left, right) = (Math.Min(left, first), Math.Max(right, last));
            (top, bottom) = (Math.Min(top, row), row + 1);
        }

        return bottom == 0 ? new SKRectI(0, 0, 1, 1) : new SKRectI(left, top, right, bottom);
    }

    private static unsafe ReadOnlySpan<uint> Row(SKBitmap picture, int row) =>
        new((byte*)picture.GetPixels() + ((long)row * picture.RowBytes), picture.Width);

    private static void Number(Stream destination, int number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)number));
        destination.Write(bytes);
    }
}
