namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// What stands before a block of Deflate with codes of its own: their lengths, in a code of their own (RFC 1951,
/// section 3.2.7).
/// </summary>
internal readonly ref struct BlockHeader
{
    private const int Kinds = 19;
    private const int LongestKind = 7;
    private const int FewestKinds = 4;
    private const int FewestLiterals = 257;
    private const int RepeatLast = 16;
    private const int ZerosShort = 17;
    private const int ZerosLong = 18;

    private readonly int literals;
    private readonly int distances;
    private readonly int kinds;

    // Each is a symbol, and what stands behind it.
    private readonly (byte Symbol, byte Extra)[] items;
    private readonly byte[] lengths;

    /// <summary>Prepares a header.</summary>
    /// <param name="literalLengths">Length of the code of each literal and each length of a match; 0 for none.</param>
    /// <param name="distanceLengths">The same for distances.</param>
    public BlockHeader(scoped ReadOnlySpan<byte> literalLengths, scoped ReadOnlySpan<byte> distanceLengths)
    {
        literals = Math.Max(FewestLiterals, literalLengths.LastIndexOfAnyExcept((byte)0) + 1);
        distances = Math.Max(1, distanceLengths.LastIndexOfAnyExcept((byte)0) + 1);
        Span<byte> all = stackalloc byte[literals + distances];
        literalLengths[..literals].CopyTo(all);
        distanceLengths[..distances].CopyTo(all[literals..]);
        items = new (byte, byte)[all.Length];
        var count = Collect(all, items);
        items = items[..count];

        Span<uint> counts = stackalloc uint[Kinds];
        counts.Clear();
        foreach (var (symbol, _) in items)
            counts[symbol]++;
        lengths = new byte[Kinds];
        HuffmanLengths.Find(counts, LongestKind, lengths);
        kinds = Kinds;
        while (kinds > FewestKinds && lengths[Order[kinds - 1]] == 0)
            kinds--;
        Bits = 3 + 5 + 5 + 4 + (3 * kinds);
        foreach (var (symbol, _) in items)
            Bits += lengths[symbol] + ExtraBits(symbol);
    }

    /// <summary>Bits of the header.</summary>
    public int Bits { get; }

    private static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Writes it.</summary>
    public void Write(ref BitWriter writer, bool isLast)
    {
        const uint ownCodes = 2;
        writer.Write(isLast ? 1UL : 0, 1);
        writer.Write(ownCodes, 2);
        writer.Write((uint)(literals - FewestLiterals), 5);
        writer.Write((uint)(distances - 1), 5);
        writer.Write((uint)(kinds - FewestKinds), 4);
        foreach (var kind in Order[..kinds])
            writer.Write(lengths[kind], 3);
        Span<ushort> codes = stackalloc ushort[Kinds];
        HuffmanLengths.Assign(lengths, codes);
        foreach (var (symbol, extra) in items)
            writer.Write(codes[symbol] | ((uint)extra << lengths[symbol]), lengths[symbol] + ExtraBits(symbol));
    }

    private static int ExtraBits(int symbol) =>
        symbol switch
        {
            RepeatLast => 2,
            ZerosShort => 3,
            ZerosLong => 7,
            _ => 0,
        };

    /// <summary>Lengths, those that are repeated only counted.</summary>
    private static int Collect(ReadOnlySpan<byte> all, Span<(byte Symbol, byte Extra)> items)
    {
        var count = 0;
        while (!all.IsEmpty)
        {
            var length = all[0];
            var run = all.IndexOfAnyExcept(length);
            run = run < 0 ? all.Length : run;
            if (length == 0 && run >= 3)
            {
                run = Math.Min(run, 138);
                items[count++] = run < 11 ? ((byte)ZerosShort, (byte)(run - 3)) : ((byte)ZerosLong, (byte)(run - 11));
            }
            else if (run >= 4)
            {
                run = Math.Min(run, 7);
                items[count++] = (length, 0);
                items[count++] = (RepeatLast, (byte)(run - 4));
            }
            else
            {
                run = 1;
                items[count++] = (length, 0);
            }

            all = all[run..];
        }

        return count;
    }
}
