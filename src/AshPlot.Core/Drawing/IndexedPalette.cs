using System.Buffers;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// At most 256 colours for a picture, and the number of one for each of its pixels. A picture with no more colours
/// keeps them exactly; of one with more, the colours of most pixels stay and the others become the nearest of those.
/// The same pixels give the same palette, whatever was drawn before.
/// </summary>
internal sealed class IndexedPalette : IDisposable
{
    /// <summary>What a PNG with eight bits to the pixel can hold.</summary>
    public const int Most = 256;

    // Half of a palette goes to the colours of most pixels; the other half to what those serve worst, so that a small
    // mark keeps its colour. Rarer colours than these candidates only ask for the nearest.
    private const int Frequent = 128;
    private const int Candidates = 1024;

    // A picture with more colours than this is looked at in steps of 8 a channel, which fit.
    private const int MostCounted = 1 << 15;
    private const int TableBits = 16;
    private const uint Exact = 0x00FFFFFF;
    private const uint Coarse = 0x00F8F8F8;
    private const uint Used = 0xFF000000;

    private readonly uint[] keys = ArrayPool<uint>.Shared.Rent(1 << TableBits);
    private readonly int[] values = ArrayPool<int>.Shared.Rent(1 << TableBits);
    private readonly uint[] found = ArrayPool<uint>.Shared.Rent(MostCounted);
    private readonly uint[] colours;
    private readonly uint mask;

    /// <summary>Chooses the colours.</summary>
    /// <param name="picture">Pixels of <see cref="SKColorType.Bgra8888"/>; alpha does not count.</param>
    public IndexedPalette(SKBitmap picture)
    {
        mask = Exact;
        if (!TryCount(picture, out var count))
        {
            mask = Coarse;
            TryCount(picture, out count);
        }

        IsExact = mask == Exact && count <= Most;
        colours = IsExact ? found.AsSpan(0, count).ToArray() : Choose(count);
        for (var index = 0; index < count; index++)
            values[Find(found[index])] = IsExact ? index : Nearest(found[index]);
    }

    /// <summary>The colours as 0xRRGGBB, in the order of their numbers.</summary>
    public ReadOnlySpan<uint> Colours => colours;

    /// <summary>True where each pixel keeps its colour.</summary>
    public bool IsExact { get; }

    /// <summary>Writes the numbers of a row's colours.</summary>
    public void Number(SKBitmap picture, int row, Span<byte> numbers)
    {
        var pixels = Row(picture, row);
        var (last, number) = (Used, (byte)0);
        for (var column = 0; column < pixels.Length; column++)
        {
            var colour = pixels[column] & mask;
            if (colour != last)
                (last, number) = (colour, (byte)values[Find(colour)]);
            numbers[column] = number;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(values);
        ArrayPool<uint>.Shared.Return(found);
    }

    /// <summary>Counts the pixels of each colour; false where there are too many colours.</summary>
    private bool TryCount(SKBitmap picture, out int count)
    {
        Array.Clear(keys, 0, 1 << TableBits);
        count = 0;
        for (var row = 0; row < picture.Height; row++)
        {
            var pixels = Row(picture, row);
            for (int start = 0, end; start < pixels.Length; start = end)
            {
                var colour = pixels[start] & mask;
                for (end = start + 1; end < pixels.Length && (pixels[end] & mask) == colour;)
                    end++;
                var place = Find(colour);
                if (keys[place] == 0)
                {
                    if (count == MostCounted)
                        return false;
                    (keys[place], values[place]) = (colour | Used, 0);
                    found[count++] = colour;
                }

                values[place] += end - start;
            }
        }

        return true;
    }

    // On the little-endian machines that .NET runs on, the bytes blue, green, red, alpha are 0xAARRGGBB.
    private static unsafe ReadOnlySpan<uint> Row(SKBitmap picture, int row) =>
        new((byte*)picture.GetPixels() + ((long)row * picture.RowBytes), picture.Width);

    /// <summary>The place of a colour in the table, or the free one where it belongs.</summary>
    private int Find(uint colour)
    {
        // Knuth's multiplicative hashing ("The Art of Computer Programming" 3, section 6.4), then the next free place.
        var place = (int)((colour * 2654435769) >> (32 - TableBits));
        while (keys[place] != 0 && keys[place] != (colour | Used))
            place = (place + 1) & ((1 << TableBits) - 1);
        return place;
    }

    private uint[] Choose(int count)
    {
        // By number of pixels, then by colour: the order must not depend on where a colour comes first.
        var byCount = new (int Pixels, uint Colour)[count];
        for (var index = 0; index < count; index++)
            byCount[index] = (values[Find(found[index])], found[index]);
        Array.Sort(byCount, static (one, other) =>
            one.Pixels != other.Pixels ? other.Pixels.CompareTo(one.Pixels) : one.Colour.CompareTo(other.Colour)
        );

        var chosen = new uint[Math.Min(Most, count)];
        var candidates = byCount.AsSpan(0, Math.Min(Candidates, count));
        var distances = new int[candidates.Length];
        Array.Fill(distances, int.MaxValue);
        for (var number = 0; number < chosen.Length; number++)
        {
            var best = number < Frequent ? number : Worst(candidates, distances);
            chosen[number] = candidates[best].Colour;
            for (var index = 0; index < candidates.Length; index++)
                distances[index] = Math.Min(distances[index], Distance(candidates[index].Colour, chosen[number]));
        }

        return chosen;
    }

    /// <summary>
    /// The candidate that the palette serves worst: by distance and, less, by how many pixels have it.
    /// </summary>
    private static int Worst(ReadOnlySpan<(int Pixels, uint Colour)> candidates, ReadOnlySpan<int> distances)
    {
        var (best, most) = (0, -1L);
        for (var index = 0; index < candidates.Length; index++)
        {
            var error = (long)distances[index] * (1 + Math.Min(candidates[index].Pixels, 64));
            if (error > most)
                (best, most) = (index, error);
        }

        return best;
    }

    private int Nearest(uint colour)
    {
        var (best, least) = (0, int.MaxValue);
        for (var index = 0; index < colours.Length && least > 0; index++)
        {
            var distance = Distance(colour, colours[index]);
            if (distance < least)
                (best, least) = (index, distance);
        }

        return best;
    }

    private static int Distance(uint one, uint other)
    {
        var red = (int)((one >> 16) & 0xFF) - (int)((other >> 16) & 0xFF);
        var green = (int)((one >> 8) & 0xFF) - (int)((other >> 8) & 0xFF);
        var blue = (int)(one & 0xFF) - (int)(other & 0xFF);
        return (red * red) + (green * green) + (blue * blue);
    }
}
