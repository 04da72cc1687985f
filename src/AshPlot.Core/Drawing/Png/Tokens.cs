using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// What a block of Deflate says, before it has codes, and how often each symbol occurs (RFC 1951, section 3.2.5). Not
/// thread-safe.
/// </summary>
/// <remarks>
/// The loops over them are the inner ones of every map, and are made such that noise gives the processor little to
/// guess.
/// </remarks>
internal sealed class Tokens : IDisposable
{
    /// <summary>How far back a match may refer.</summary>
    public const int Farthest = 1 << 15;

    /// <summary>The longest match.</summary>
    public const int LongestMatch = 258;

    /// <summary>The shortest match.</summary>
    public const int ShortestMatch = 3;

    /// <summary>How many symbols stand for distances.</summary>
    public const int Distances = 30;

    /// <summary>So many bytes like the row above are to be noted at once, and a row's more.</summary>
    public const int MostLike = 1000 * LongestMatch;

    private const int Fewest = 1 << 15;

    private const int PixelBytes = 3;
    private const uint Colour = 0x00FFFFFF;
    private const uint SymbolOfPixel = 2;

    // To refer to the row above takes some ten bits more than to the left neighbour, so that only some pixels together
    // are worth it.
    private const int FewestAbove = 6;

    private const uint MatchMark = 1u << 31;
    private const uint ZeroMark = 1u << 30;
    private const int DistanceShift = 9;
    private const int ExtraShift = 14;

    private readonly int roomForRow;
    private readonly uint[] all;

    // By value of a byte, by length of a match (the first three serve nothing), by symbol of a distance.
    private readonly uint[] literals = new uint[256];
    private readonly uint[] lengths = new uint[LongestMatch + 1];
    private readonly uint[] distances = new uint[32];
    private int count;

    /// <summary>Has none.</summary>
    /// <param name="width">Pixels of a row.</param>
    public Tokens(int width)
    {
        // Two for each pixel at most, and what was found like the rows above.
        roomForRow = (2 * width) + (MostLike / LongestMatch) + 256;
        all = ArrayPool<uint>.Shared.Rent(Math.Max(Fewest, 2 * roomForRow));
    }

    /// <summary>True where the worst row has room.</summary>
    public bool HasRoomForRow => all.Length - count >= roomForRow;

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<uint> All => all.AsSpan(0, count);

    /// <summary>How often each byte stands for itself.</summary>
    public ReadOnlySpan<uint> Literals => literals;

    /// <summary>How often a match has each length.</summary>
    public ReadOnlySpan<uint> Lengths => lengths;

    /// <summary>How often each symbol of a distance occurs.</summary>
    public ReadOnlySpan<uint> DistanceSymbols => distances.AsSpan(0, Distances);

    /// <summary>Adds the byte with which a row begins.</summary>
    public void AddZero()
    {
        literals[0]++;
        all[count++] = ZeroMark;
    }

    /// <summary>
    /// Adds runs of a colour each: the first pixel as one before it, or as it is; the others as their left neighbour.
    /// Ends with the row, or where pixels are like those above for longer.
    /// </summary>
    /// <param name="row">0xAARRGGBB.</param>
    /// <param name="pixel">The first pixel.</param>
    /// <param name="place">Of the row's first pixel in the stream.</param>
    /// <param name="changes">Which pixels, but the first, are unlike their left neighbour.</param>
    /// <param name="unlikeAbove">Which are unlike the one above; null where there is none.</param>
    /// <param name="places">Where each colour was last.</param>
    /// <returns>The pixel at which it ended.</returns>
    public int AddRuns(
        ReadOnlySpan<uint> row,
        int pixel,
        int place,
        PixelBits changes,
        PixelBits? unlikeAbove,
        ColourPlaces places
    )
    {
        // All that the loop touches in hand: no row has more tokens than HasRoomForRow has made sure of.
        ref var token = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(all), count);
        ref var ofLength = ref MemoryMarshal.GetArrayDataReference(lengths);
        ref var ofDistance = ref MemoryMarshal.GetArrayDataReference(distances);
        ref var changed = ref changes.Bits;
        ref var unlike = ref unlikeAbove is null ? ref changed : ref unlikeAbove.Bits;
        var fewest = unlikeAbove is null ? int.MaxValue : FewestAbove;
        var added = 0;
        while (pixel < row.Length)
        {
            var end = PixelBits.Next(ref changed, pixel) + 1;
            // One comparison, which is hardly ever true in noise: each that goes now this way and now that costs as
            // much as ten others.
            if (PixelBits.Next(ref unlike, pixel) - pixel >= Math.Max(fewest, end - pixel + 1))
                break;
            var colour = row[pixel] & Colour;
            var own = place + (PixelBytes * pixel);
            var length = PixelBytes * (end - pixel - 1);
            var distance = places.DistanceTo(colour, own, own + length);
            if (distance <= Farthest)
            {
                Unsafe.Add(ref token, added) = Match(ref ofDistance, ShortestMatch, (uint)distance);
                Unsafe.Add(ref ofLength, ShortestMatch)++;
            }
            else
            {
                Unsafe.Add(ref token, added) = colour;
                literals[(byte)(colour >> 16)]++;
                literals[(byte)(colour >> 8)]++;
                literals[(byte)colour]++;
            }

            added++;
            if (length > LongestMatch)
            {
                count += added;
                AddMatch(length, PixelBytes);
                token = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(all), count);
                added = 0;
            }
            else
            {
                // A run of nothing is written all the same, and not counted.
                var one = length > 0 ? 1 : 0;
                Unsafe.Add(ref token, added) = MatchMark | (SymbolOfPixel << DistanceShift) | (uint)length;
                Unsafe.Add(ref ofLength, length)++;
                Unsafe.Add(ref ofDistance, (int)SymbolOfPixel) += (uint)one;
                added += one;
            }

            pixel = end;
        }

        count += added;
        return pixel;
    }

    /// <summary>Adds that bytes are as those before them.</summary>
    /// <param name="length">At least 3.</param>
    /// <param name="distance">How far before, at least 3.</param>
    public void AddMatch(int length, int distance)
    {
        while (length > 0)
        {
            // What is left must be long enough to be a match of its own.
            var taken = Math.Min(length, LongestMatch);
            if (length - taken is > 0 and < ShortestMatch)
                taken -= ShortestMatch;
            all[count++] = Match(ref MemoryMarshal.GetArrayDataReference(distances), (uint)taken, (uint)distance);
            lengths[taken]++;
            length -= taken;
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        count = 0;
        Array.Clear(literals);
        Array.Clear(lengths);
        Array.Clear(distances);
    }

    /// <summary>True for a token that is a match.</summary>
    public static bool IsMatch(uint token) => (token & MatchMark) != 0;

    /// <summary>
    /// True for the token of a lone byte of 0; what is neither this nor a match is a pixel, 0xRRGGBB.
    /// </summary>
    public static bool IsZero(uint token) => token == ZeroMark;

    /// <summary>A match's length, the symbol of its distance and what stands behind that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint Length, uint Symbol, uint Extra) PartsOf(uint token) =>
        (token & 0x1FF, (token >> DistanceShift) & 0x1F, (token >> ExtraShift) & 0x1FFF);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<uint>.Shared.Return(all);

    /// <summary>Notes a match; its distance has two symbols to each power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match(ref uint ofDistance, uint length, uint distance)
    {
        var bits = BitOperations.Log2(distance - 1) - 1;
        var symbol = (2 * (uint)(bits + 1)) + (((distance - 1) >> bits) & 1);
        Unsafe.Add(ref ofDistance, symbol)++;
        return MatchMark | (((distance - 1) & ((1u << bits) - 1)) << ExtraShift) | (symbol << DistanceShift) | length;
    }
}
