namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// Writes tokens as blocks of Deflate, each with the Huffman codes that suit it best (RFC 1951, section 3.2.7). Not
/// thread-safe.
/// </summary>
/// <param name="file">Receives the blocks.</param>
/// <param name="tokens">What they say; none are left in it.</param>
internal sealed class DeflateBlock(PooledStream file, Tokens tokens)
{
    private const int EndOfBlock = 256;
    private const int FirstLength = 257;
    private const int Literals = 286;

    private static readonly (ushort Symbol, byte ExtraBits, byte Extra)[] LengthCodes = MakeLengthCodes();

    private ulong bits;
    private int bitCount;

    /// <summary>Writes a block where there is no room for another row.</summary>
    public void MakeRoomForRow()
    {
        if (!tokens.HasRoomForRow)
            Write(isLast: false);
    }

    /// <summary>Writes what has been collected.</summary>
    /// <param name="isLast">True for the end of the stream.</param>
    public void Write(bool isLast)
    {
        Span<uint> counts = stackalloc uint[Literals];
        counts.Clear();
        tokens.Literals.CopyTo(counts);
        counts[EndOfBlock] = 1;
        for (var length = Tokens.ShortestMatch; length <= Tokens.LongestMatch; length++)
            counts[LengthCodes[length].Symbol] += tokens.Lengths[length];
        Span<byte> literalLengths = stackalloc byte[Literals];
        Span<byte> distanceLengths = stackalloc byte[Tokens.Distances];
        HuffmanLengths.Find(counts, HuffmanLengths.Longest, literalLengths);
        HuffmanLengths.Find(tokens.DistanceSymbols, HuffmanLengths.Longest, distanceLengths);
        var header = new BlockHeader(literalLengths, distanceLengths);

        var needed = (long)bitCount + header.Bits;
        for (var symbol = 0; symbol < Literals; symbol++)
            needed += counts[symbol] * (long)literalLengths[symbol];
        for (var length = Tokens.ShortestMatch; length <= Tokens.LongestMatch; length++)
            needed += tokens.Lengths[length] * (long)LengthCodes[length].ExtraBits;
        for (var symbol = 0; symbol < Tokens.Distances; symbol++)
            needed += tokens.DistanceSymbols[symbol] * (long)(distanceLengths[symbol] + ExtraBits(symbol));
        var writer = new BitWriter(file.Room(checked((int)(needed / 8)) + (2 * sizeof(ulong))), bits, bitCount);
        header.Write(ref writer, isLast);
        WriteTokens(ref writer, literalLengths, distanceLengths);
        if (isLast)
            writer.FillByte();
        (bits, bitCount) = (writer.Bits, writer.BitCount);
        file.Take(writer.Bytes);
        tokens.Clear();
    }

    private void WriteTokens(
        ref BitWriter target,
        scoped ReadOnlySpan<byte> literalLengths,
        scoped ReadOnlySpan<byte> distanceLengths
    )
    {
        Span<ushort> codes = stackalloc ushort[Literals];
        HuffmanLengths.Assign(literalLengths, codes);
        // A code and, in the lowest byte, its length; of a match's length, with what stands behind it.
        Span<uint> literals = stackalloc uint[256];
        for (var symbol = 0; symbol < literals.Length; symbol++)
            literals[symbol] = ((uint)codes[symbol] << 8) | literalLengths[symbol];
        Span<uint> lengths = stackalloc uint[512];
        for (var length = Tokens.ShortestMatch; length <= Tokens.LongestMatch; length++)
        {
            var (symbol, extraBits, extra) = LengthCodes[length];
            lengths[length] =
                ((codes[symbol] | ((uint)extra << literalLengths[symbol])) << 8)
                | (uint)(literalLengths[symbol] + extraBits);
        }

        Span<uint> distances = stackalloc uint[32];
        Span<ushort> distanceCodes = stackalloc ushort[Tokens.Distances];
        HuffmanLengths.Assign(distanceLengths, distanceCodes);
        for (var symbol = 0; symbol < Tokens.Distances; symbol++)
            distances[symbol] =
                ((uint)distanceCodes[symbol] << 16) | ((uint)ExtraBits(symbol) << 8) | distanceLengths[symbol];

        // In a local variable, which the compiler can keep in registers.
        var writer = target;
        foreach (var token in tokens.All)
        {
            if (Tokens.IsMatch(token))
            {
                var (length, symbol, extra) = Tokens.PartsOf(token);
                var (first, second) = (lengths[(int)length], distances[(int)symbol]);
                var (firstBits, secondBits) = ((int)(first & 0xFF), (int)(second & 0xFF));
                writer.Write(
                    (first >> 8) | ((ulong)(second >> 16) << firstBits) | ((ulong)extra << (firstBits + secondBits)),
                    firstBits + secondBits + (int)((second >> 8) & 0xFF)
                );
            }
            else if (Tokens.IsZero(token))
            {
                writer.Write(literals[0] >> 8, (int)(literals[0] & 0xFF));
            }
            else
            {
                var (red, green, blue) = (
                    literals[(byte)(token >> 16)],
                    literals[(byte)(token >> 8)],
                    literals[(byte)token]
                );
                var (redBits, greenBits) = ((int)(red & 0xFF), (int)(green & 0xFF));
                writer.Write(
                    (red >> 8) | ((ulong)(green >> 8) << redBits) | ((ulong)(blue >> 8) << (redBits + greenBits)),
                    redBits + greenBits + (int)(blue & 0xFF)
                );
            }
        }

        writer.Write(codes[EndOfBlock], literalLengths[EndOfBlock]);
        target = writer;
    }

    /// <summary>Bits behind the symbol of a distance.</summary>
    private static int ExtraBits(int symbol) => symbol < 4 ? 0 : (symbol / 2) - 1;

    /// <summary>The symbol of each length of a match, and the bits behind it (RFC 1951, section 3.2.5).</summary>
    private static (ushort Symbol, byte ExtraBits, byte Extra)[] MakeLengthCodes()
    {
        var codes = new (ushort, byte, byte)[Tokens.LongestMatch + 1];
        var length = Tokens.ShortestMatch;
        for (var symbol = 0; symbol < 28; symbol++)
        {
            var extraBits = symbol < 8 ? 0 : (symbol / 4) - 1;
            for (var extra = 0; extra < 1 << extraBits; extra++)
                codes[length++] = ((ushort)(FirstLength + symbol), (byte)extraBits, (byte)extra);
        }

        // The last symbol is of the longest match alone, which the one before could say too.
        codes[Tokens.LongestMatch] = (Literals - 1, 0, 0);
        return codes;
    }
}
