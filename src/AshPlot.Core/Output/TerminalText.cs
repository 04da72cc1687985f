using System.Text;

namespace AshPlot.Core.Output;

/// <summary>Makes text from files safe for a terminal and a log.</summary>
internal static class TerminalText
{
    /// <summary>
    /// Puts a space for line ends and tabs, and <c>?</c> for every other control character and for the marks that turn
    /// the direction of writing, so that no file can move the cursor or forge a line.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
            clean.Append(
                !IsUnsafe(character) ? character
                : character is '\n' or '\r' or '\t' ? ' '
                : '?'
            );
        return clean.ToString();
    }

    /// <summary>
    /// As <see cref="Clean"/>, for a whole line: one that quotes a long text of a file is cut in its middle.
    /// </summary>
    public static string Line(string text)
    {
        const int Longest = 10_000;
        return Clean(text.Length <= Longest ? text : $"{text[..(Longest / 2)]} ... {text[^(Longest / 4)..]}");
    }

    private static bool IsUnsafe(char character) =>
        char.IsControl(character)
        || character
            is '\u2028'
                or '\u2029'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');
}
