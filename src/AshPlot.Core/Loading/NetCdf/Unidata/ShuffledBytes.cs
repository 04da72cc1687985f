using System.Numerics;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Undoes HDF5's filter shuffle, which stores the first bytes of all values, then the second ones, and so on ("HDF5
/// File Format Specification", version 3.0, IV.A.2.l). For machines that store the lowest byte first.
/// </summary>
internal static class ShuffledBytes
{
    /// <summary>Puts the bytes of each value together.</summary>
    /// <param name="shuffled">Shuffled bytes.</param>
    /// <param name="valueBytes">Bytes of a value: 2 or 4.</param>
    /// <param name="destination">Receives as many bytes.</param>
    public static void Restore(ReadOnlySpan<byte> shuffled, int valueBytes, Span<byte> destination)
    {
        var count = shuffled.Length / valueBytes;
        var done =
            valueBytes == sizeof(short)
                ? Pairs(
                    shuffled[..count],
                    shuffled.Slice(count, count),
                    MemoryMarshal.Cast<byte, Vector<ushort>>(destination)
                )
                : Fours(shuffled, count, MemoryMarshal.Cast<byte, Vector<uint>>(destination));
        for (var value = done; value < count; value++)
        {
            for (var part = 0; part < valueBytes; part++)
                destination[(value * valueBytes) + part] = shuffled[(part * count) + value];
        }
    }

    private static int Pairs(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high, Span<Vector<ushort>> destination)
    {
        var lows = MemoryMarshal.Cast<byte, Vector<byte>>(low);
        var highs = MemoryMarshal.Cast<byte, Vector<byte>>(high);
        for (var index = 0; index < lows.Length; index++)
            (destination[2 * index], destination[(2 * index) + 1]) = Join(lows[index], highs[index]);
        return lows.Length * Vector<byte>.Count;
    }

    private static int Fours(ReadOnlySpan<byte> shuffled, int count, Span<Vector<uint>> destination)
    {
        var first = Part(shuffled, count, 0);
        var second = Part(shuffled, count, 1);
        var third = Part(shuffled, count, 2);
        var fourth = Part(shuffled, count, 3);
        for (var index = 0; index < first.Length; index++)
        {
            var (lows, moreLows) = Join(first[index], second[index]);
            var (highs, moreHighs) = Join(third[index], fourth[index]);
            var values = destination.Slice(4 * index, 4);
            (values[0], values[1]) = Join(lows, highs);
            (values[2], values[3]) = Join(moreLows, moreHighs);
        }

        return first.Length * Vector<byte>.Count;
    }

    private static ReadOnlySpan<Vector<byte>> Part(ReadOnlySpan<byte> shuffled, int count, int part) =>
        MemoryMarshal.Cast<byte, Vector<byte>>(shuffled.Slice(part * count, count));

    private static (Vector<ushort>, Vector<ushort>) Join(Vector<byte> low, Vector<byte> high)
    {
        Vector.Widen(low, out var lowFirst, out var lowLast);
        Vector.Widen(high, out var highFirst, out var highLast);
        return (lowFirst | (highFirst << 8), lowLast | (highLast << 8));
    }

    private static (Vector<uint>, Vector<uint>) Join(Vector<ushort> low, Vector<ushort> high)
    {
        Vector.Widen(low, out var lowFirst, out var lowLast);
        Vector.Widen(high, out var highFirst, out var highLast);
        return (lowFirst | (highFirst << 16), lowLast | (highLast << 16));
    }
}
