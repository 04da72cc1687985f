using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AshPlot.Core.Drawing.Png;

/// <summary>Writes numbers of some bits one behind the other, the lowest bit first (RFC 1951, section 3.1.1).</summary>
/// <param name="room">Where to; eight bytes more than are written.</param>
/// <param name="bits">Bits that are still to be written, fewer than 8.</param>
/// <param name="bitCount">How many they are.</param>
internal ref struct BitWriter(Span<byte> room, ulong bits, int bitCount)
{
    private readonly Span<byte> room = room;
    private ulong bits = bits;
    private int bitCount = bitCount;
    private int bytes;

    /// <summary>Bits that do not fill a byte yet.</summary>
    public readonly ulong Bits => bits;

    /// <summary>How many <see cref="Bits"/> are, 0 to 7.</summary>
    public readonly int BitCount => bitCount;

    /// <summary>Whole bytes that were written.</summary>
    public readonly int Bytes => bytes;

    /// <summary>Writes a number.</summary>
    /// <param name="value">It has no other bits.</param>
    /// <param name="count">Its bits, 56 at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong value, int count)
    {
        var all = bits | (value << bitCount);
        BinaryPrimitives.WriteUInt64LittleEndian(room[bytes..], all);
        var total = bitCount + count;
        bytes += total >> 3;
        bits = all >> (total & ~7);
        bitCount = total & 7;
    }

    /// <summary>Fills the last byte with zeros.</summary>
    public void FillByte() => Write(0, (8 - bitCount) & 7);
}
