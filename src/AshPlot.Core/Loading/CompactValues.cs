using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading;

/// <summary>
/// Values of a slice in little room, to the bit: most cells of most slices hold the same value, 0 or missing, in long
/// runs, and a run is only counted.
/// </summary>
/// <remarks>
/// As 32-bit words: the background, which is the bits of the first value; then, until all values are there, a number of
/// background values, a number of other values, and those.
/// </remarks>
internal static class CompactValues
{
    // A shorter run of background is kept value by value: a run costs two words.
    private const int ShortestRun = 16;

    /// <summary>Words that so many values take at most.</summary>
    public static int MostWords(int values) => values + 5;

    /// <summary>Packs values.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="words">Room for <see cref="MostWords"/>.</param>
    /// <returns>How many words were written.</returns>
    public static int Pack(ReadOnlySpan<float> values, Span<int> words)
    {
        var bits = MemoryMarshal.Cast<float, int>(values);
        var background = words[0] = bits[0];
        var (count, position) = (1, 0);
        while (position < bits.Length)
        {
            var run = bits[position..].IndexOfAnyExcept(background);
            run = run < 0 ? bits.Length - position : run;
            position += run;
            var others = bits[position..EndOfOthers(bits, position, background)];
            (words[count], words[count + 1]) = (run, others.Length);
            others.CopyTo(words[(count + 2)..]);
            count += 2 + others.Length;
            position += others.Length;
        }

        return count;
    }

    /// <summary>Unpacks what <see cref="Pack"/> wrote; false where it is not so many values.</summary>
    public static bool TryUnpack(ReadOnlySpan<int> words, Span<float> values)
    {
        if (words.IsEmpty)
            return false;
        var bits = MemoryMarshal.Cast<float, int>(values);
        var background = words[0];
        for (words = words[1..]; words.Length >= 2;)
        {
            var (run, others) = (words[0], words[1]);
            words = words[2..];
            if (run < 0 || run > bits.Length || others < 0 || others > bits.Length - run || others > words.Length)
                return false;
            bits[..run].Fill(background);
            words[..others].CopyTo(bits[run..]);
            bits = bits[(run + others)..];
            words = words[others..];
        }

        return bits.IsEmpty && words.IsEmpty;
    }

    private static int EndOfOthers(ReadOnlySpan<int> bits, int start, int background)
    {
        for (var position = start; ;)
        {
            var next = bits[position..].IndexOf(background);
            if (next < 0)
                return bits.Length;
            position += next;
            var run = bits[position..].IndexOfAnyExcept(background);
            if (run is < 0 or >= ShortestRun)
                return position;
            position += run;
        }
    }
}
