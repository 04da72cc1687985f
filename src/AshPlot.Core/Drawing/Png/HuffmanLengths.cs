namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// Lengths of the codes of a Huffman code by how often each symbol occurs, none longer than a limit; and the codes
/// themselves as Deflate has them (RFC 1951, section 3.2.2), turned round so that they can be written from their lowest
/// bit on.
/// </summary>
internal static class HuffmanLengths
{
    /// <summary>The longest code of Deflate.</summary>
    public const int Longest = 15;

    private const int MostSymbols = 288;
    private const int SymbolBits = 16;

    /// <summary>Finds the lengths.</summary>
    /// <param name="counts">How often each symbol occurs; at most 288 symbols.</param>
    /// <param name="limit">The longest code; twice to its power is at least the number of symbols.</param>
    /// <param name="lengths">Receives the length of each symbol's code; 0 for a symbol that does not occur, 1 for the
    /// only one.</param>
    public static void Find(ReadOnlySpan<uint> counts, int limit, Span<byte> lengths)
    {
        // A count with its symbol below it: in the order of numbers, which is sorted without a call for each
        // comparison, by symbol where counts are equal, so that the same counts are always the same code.
        Span<ulong> found = stackalloc ulong[MostSymbols];
        var used = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            lengths[symbol] = 0;
            if (counts[symbol] > 0)
                found[used++] = ((ulong)counts[symbol] << SymbolBits) | (uint)symbol;
        }

        if (used == 0)
            return;
        var symbols = found[..used];
        symbols.Sort();
        Span<int> ofLength = stackalloc int[MostSymbols];
        ofLength.Clear();
        CountLengths(symbols, ofLength);
        Shorten(ofLength, limit, used);
        // The rarest symbols come first and get the longest codes.
        var (index, length) = (0, limit);
        for (; length > 0; length--)
        {
            for (var left = ofLength[length]; left > 0; left--)
                lengths[(ushort)symbols[index++]] = (byte)length;
        }
    }

    /// <summary>The codes that belong to lengths, their first bit lowest.</summary>
    public static void Assign(ReadOnlySpan<byte> lengths, Span<ushort> codes)
    {
        Span<int> next = stackalloc int[Longest + 2];
        next.Clear();
        foreach (var length in lengths)
        {
            if (length > 0)
                next[length + 1]++;
        }

        for (var length = 1; length < next.Length; length++)
            next[length] = (next[length] + next[length - 1]) << 1;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            codes[symbol] = lengths[symbol] == 0 ? (ushort)0 : Turned(next[lengths[symbol]]++, lengths[symbol]);
    }

    /// <summary>
    /// How many codes of each length Huffman's own construction has, by two queues: symbols, and nodes as they are
    /// made.
    /// </summary>
    private static void CountLengths(ReadOnlySpan<ulong> symbols, Span<int> ofLength)
    {
        if (symbols.Length == 1)
        {
            ofLength[1] = 1;
            return;
        }

        Span<ulong> weights = stackalloc ulong[MostSymbols];
        Span<int> parents = stackalloc int[2 * MostSymbols];
        var (symbol, node) = (0, 0);
        for (var made = 0; made < symbols.Length - 1; made++)
        {
            weights[made] = 0;
            for (var child = 0; child < 2; child++)
            {
                if (symbol < symbols.Length && (node == made || symbols[symbol] >> SymbolBits <= weights[node]))
                {
                    parents[symbol] = made;
                    weights[made] += symbols[symbol++] >> SymbolBits;
                }
                else
                {
                    parents[symbols.Length + node] = made;
                    weights[made] += weights[node++];
                }
            }
        }

        Span<int> depths = stackalloc int[MostSymbols];
        depths[symbols.Length - 2] = 0;
        for (var made = symbols.Length - 3; made >= 0; made--)
            depths[made] = depths[parents[symbols.Length + made]] + 1;
        for (var leaf = 0; leaf < symbols.Length; leaf++)
            ofLength[depths[parents[leaf]] + 1]++;
    }

    /// <summary>
    /// Puts codes that are too long at the limit, then lengthens shorter ones until all fit again (Kraft's inequality).
    /// </summary>
    private static void Shorten(Span<int> ofLength, int limit, int used)
    {
        if (used == 1)
            return;
        for (var length = limit + 1; length < ofLength.Length; length++)
        {
            ofLength[limit] += ofLength[length];
            ofLength[length] = 0;
        }

        var taken = 0L;
        for (var length = 1; length <= limit; length++)
            taken += (long)ofLength[length] << (limit - length);
        while (taken > 1L << limit)
        {
            // One code of the limit's length moves beside a shorter one, which becomes one bit longer.
            ofLength[limit]--;
            var length = limit - 1;
            while (ofLength[length] == 0)
                length--;
            ofLength[length]--;
            ofLength[length + 1] += 2;
            taken--;
        }
    }

    private static ushort Turned(int code, int length)
    {
        var turned = 0;
        for (var bit = 0; bit < length; bit++)
            turned |= ((code >> bit) & 1) << (length - 1 - bit);
        return (ushort)turned;
    }
}
