using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// One bit to each pixel of a row, set where it differs in colour from another pixel; alpha does not count. One more is
/// set behind the pixels, so that every search ends.
/// </summary>
/// <param name="width">The most pixels to compare.</param>
internal sealed class PixelBits(int width)
{
    private const int WordBits = 64;
    private const uint Colour = 0x00FFFFFF;

    // A search reads eight bytes from any byte on.
    private readonly ulong[] words = new ulong[(width / WordBits) + 2];

    /// <summary>Marks the pixels that differ from those of another row.</summary>
    /// <param name="row">At most as many as there are bits.</param>
    /// <param name="other">As many others.</param>
    /// <returns>False where none differs.</returns>
    public bool Mark(ReadOnlySpan<uint> row, ReadOnlySpan<uint> other)
    {
        if (other.Length != row.Length || row.Length > width)
            throw new ArgumentException("rows are as long as one another", nameof(other));
        ref var one = ref MemoryMarshal.GetReference(row);
        ref var two = ref MemoryMarshal.GetReference(other);
        var (word, any) = (0, 0UL);
        for (; (word + 1) * WordBits <= row.Length; word++)
            any |= words[word] = Different(
                ref Unsafe.Add(ref one, word * WordBits),
                ref Unsafe.Add(ref two, word * WordBits)
            );
        var rest = 0UL;
        for (var pixel = word * WordBits; pixel < row.Length; pixel++)
            rest |= ((row[pixel] ^ other[pixel]) & Colour) != 0 ? 1UL << (pixel % WordBits) : 0;
        words[word] = rest | (1UL << (row.Length % WordBits));
        return (any | rest) != 0;
    }

    /// <summary>The bits, for <see cref="Next(ref byte, int)"/>.</summary>
    public ref byte Bits => ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(words));

    /// <summary>The first marked pixel at or behind a place; the number of pixels where there is none.</summary>
    public int Next(int pixel) => Next(ref Bits, pixel);

    /// <summary>The same, for the inner loop, which has the bits in hand.</summary>
    /// <param name="bits">The bits of a row, as <see cref="Bits"/> gives them.</param>
    /// <param name="pixel">A place of that row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ref byte bits, int pixel)
    {
        var near = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bits, pixel >> 3)) >> (pixel & 7);
        return near != 0 ? pixel + BitOperations.TrailingZeroCount(near) : NextAfter(ref bits, pixel);
    }

    private static int NextAfter(ref byte bits, int pixel)
    {
        ref var words = ref Unsafe.As<byte, ulong>(ref bits);
        var word = pixel / WordBits;
        var found = Unsafe.Add(ref words, word) & (ulong.MaxValue << (pixel % WordBits));
        while (found == 0)
            found = Unsafe.Add(ref words, ++word);
        return (word * WordBits) + BitOperations.TrailingZeroCount(found);
    }

    /// <summary>A bit to each of 64 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Different(ref uint one, ref uint two)
    {
        var same = 0UL;
        if (Vector256.IsHardwareAccelerated)
        {
            for (var pixel = 0; pixel < WordBits; pixel += Vector256<uint>.Count)
            {
                var difference =
                    (Vector256.LoadUnsafe(ref one, (nuint)pixel) ^ Vector256.LoadUnsafe(ref two, (nuint)pixel))
                    & Vector256.Create(Colour);
                same |= (ulong)Vector256.Equals(difference, Vector256<uint>.Zero).ExtractMostSignificantBits() << pixel;
            }

            return ~same;
        }

        for (var pixel = 0; pixel < WordBits; pixel += Vector128<uint>.Count)
        {
            var difference =
                (Vector128.LoadUnsafe(ref one, (nuint)pixel) ^ Vector128.LoadUnsafe(ref two, (nuint)pixel))
                & Vector128.Create(Colour);
            same |= (ulong)Vector128.Equals(difference, Vector128<uint>.Zero).ExtractMostSignificantBits() << pixel;
        }

        return ~same;
    }
}
