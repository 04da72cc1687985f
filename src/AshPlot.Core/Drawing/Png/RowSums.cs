using System.Numerics;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// What a row of a PNG in true colour (a filter byte of 0, then red, green and blue of each pixel) adds to zlib's
/// checksum Adler-32 (RFC 1950, chapter 9), found from the pixels as Skia keeps them.
/// </summary>
/// <param name="Length">Bytes of the row.</param>
/// <param name="Sum">The sum of its bytes.</param>
/// <param name="Weighted">The sum of its bytes, each as often as bytes follow, itself included.</param>
internal readonly record struct RowSums(uint Length, ulong Sum, ulong Weighted)
{
    private const uint Modulus = 65521;

    // So many pixels that no 32-bit lane overflows: with one pixel a lane at least, 765 * 2048 * 2048 / 2 < 2^32.
    private const int PixelsAtOnce = 2048;

    /// <summary>Sums a row.</summary>
    /// <param name="pixels">0xAARRGGBB; alpha does not count.</param>
    public static RowSums Of(ReadOnlySpan<uint> pixels)
    {
        var row = new RowSums(1, 0, 0);
        while (!pixels.IsEmpty)
        {
            var part = pixels[..Math.Min(pixels.Length, PixelsAtOnce)];
            row = row.Then(OfPart(part));
            pixels = pixels[part.Length..];
        }

        return row;
    }

    /// <summary>The checksum of what came before, continued by this row.</summary>
    /// <param name="adler">The checksum so far; 1 at the beginning.</param>
    public uint Continue(uint adler)
    {
        ulong low = adler & 0xFFFF,
            high = adler >> 16;
        high = (high + (low * Length) + Weighted) % Modulus;
        low = (low + Sum) % Modulus;
        return (uint)((high << 16) | low);
    }

    private RowSums Then(RowSums next) =>
        new(Length + next.Length, Sum + next.Sum, Weighted + (Sum * next.Length) + next.Weighted);

    private static RowSums OfPart(ReadOnlySpan<uint> pixels)
    {
        // Of a pixel with as many behind it as make "left" with itself: 3 * left * (red + green + blue) - green - 2 *
        // blue.
        ulong sum = 0,
            late = 0,
            weighted = 0;
        var pixel = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var lanes = Vector<uint>.Count;
            var octet = new Vector<uint>(0xFF);
            var (sums, earlier, lates) = (Vector<uint>.Zero, Vector<uint>.Zero, Vector<uint>.Zero);
            ref var first = ref MemoryMarshal.GetReference(pixels);
            for (; pixel + lanes <= pixels.Length; pixel += lanes)
            {
                var colour = Vector.LoadUnsafe(ref first, (nuint)pixel);
                var (blue, green) = (colour & octet, (colour >> 8) & octet);
                var both = green + blue;
                earlier += sums;
                sums += both + ((colour >> 16) & octet);
                lates += both + blue;
            }

            // "earlier" has each pixel once for every vector behind its own.
            var behind = (ulong)(pixels.Length - pixel);
            for (var lane = 0; lane < lanes; lane++)
            {
                sum += sums[lane];
                late += lates[lane];
                weighted += ((ulong)lanes * earlier[lane]) + ((behind + (ulong)(lanes - lane)) * sums[lane]);
            }
        }

        for (; pixel < pixels.Length; pixel++)
        {
            uint red = (pixels[pixel] >> 16) & 0xFF,
                green = (pixels[pixel] >> 8) & 0xFF,
                blue = pixels[pixel] & 0xFF;
            sum += red + green + blue;
            late += green + (2 * blue);
            weighted += (ulong)(pixels.Length - pixel) * (red + green + blue);
        }

        return new RowSums(3 * (uint)pixels.Length, sum, (3 * weighted) - late);
    }
}
