using System.Buffers.Binary;

namespace AshPlot.Fuzz.Damage;

/// <summary>Damage to any file: flipped bits, cut ends, blocks that went astray, sizes that are wrong.</summary>
internal static class ByteMutations
{
    /// <summary>Half of the damage falls here, where sizes and names are.</summary>
    private const int HeaderLength = 1024;

    private const int LongestBlock = 512;

    /// <summary>Sizes that make trouble: none, one, signed limits, just beyond memory.</summary>
    private static readonly uint[] Sizes =
    [
        0,
        1,
        2,
        0x7F,
        0xFF,
        0xFFFF,
        0x10000,
        0x3FFFFFFF,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFFE,
        0xFFFFFFFF,
    ];

    private static readonly double[] Values =
    [
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        0,
        -0.0,
        1e300,
        -1e300,
        double.Epsilon,
        1e10,
        -1,
    ];

    /// <summary>Damages a copy at one place.</summary>
    public static byte[] Apply(byte[] content, Random random)
    {
        if (content.Length < 16)
            return random.Next(2) == 0 ? [] : [.. content, .. Noise(random)];
        var bytes = (byte[])content.Clone();
        var at = Place(bytes, random);
        switch (random.Next(13))
        {
            case 0 or 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 3:
                return random.Next(20) == 0 ? [] : bytes[..random.Next(bytes.Length)];
            case 4 or 5:
                WriteSize(bytes, at & ~3, random);
                return bytes;
            case 6:
                WriteValue(bytes, at & ~3, random);
                return bytes;
            case 7:
                SwapWords(bytes, at & ~3, Place(bytes, random) & ~3);
                return bytes;
            case 8:
                var cut = BlockAt(bytes, at, random);
                return [.. bytes[..at], .. bytes[(at + cut)..]];
            case 9:
                var twice = BlockAt(bytes, at, random);
                return [.. bytes[..(at + twice)], .. bytes[at..]];
            case 10:
                bytes.AsSpan(at, BlockAt(bytes, at, random)).Fill((byte)(random.Next(2) * 0xFF));
                return bytes;
            case 11:
                var length = BlockAt(bytes, at, random);
                bytes.AsSpan(random.Next(bytes.Length - length), length).CopyTo(bytes.AsSpan(at));
                return bytes;
            default:
                return [.. bytes, .. Noise(random)];
        }
    }

    private static int Place(byte[] bytes, Random random) =>
        random.Next(2) == 0 ? random.Next(Math.Min(bytes.Length, HeaderLength)) : random.Next(bytes.Length);

    private static int BlockAt(byte[] bytes, int at, Random random) =>
        Math.Min(random.Next(1, LongestBlock), bytes.Length - at);

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, LongestBlock)];
        random.NextBytes(noise);
        return noise;
    }

    private static void WriteSize(byte[] bytes, int at, Random random)
    {
        if (at + 4 > bytes.Length)
            return;
        var size = Sizes[random.Next(Sizes.Length)];
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), size);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), size);
    }

    private static void WriteValue(byte[] bytes, int at, Random random)
    {
        if (at + 8 > bytes.Length)
            return;
        var value = Values[random.Next(Values.Length)];
        switch (random.Next(4))
        {
            case 0:
                BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(at), value);
                break;
            case 1:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
                break;
            case 2:
                BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(at), (float)value);
                break;
            default:
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);
                break;
        }
    }

    private static void SwapWords(byte[] bytes, int one, int other)
    {
        if (Math.Max(one, other) + 4 > bytes.Length)
            return;
        var word = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(one));
        bytes.AsSpan(other, 4).CopyTo(bytes.AsSpan(one));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(other), word);
    }
}
