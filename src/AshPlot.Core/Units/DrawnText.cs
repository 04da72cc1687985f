using System.Globalization;
using System.Text;

namespace AshPlot.Core.Units;

/// <summary>Makes text from files fit to be drawn.</summary>
internal static class DrawnText
{
    /// <summary>
    /// One line without what cannot be seen: blanks, tabs and line ends become one blank; control characters, marks
    /// that turn the direction of writing and other characters without a shape are left out; half a surrogate pair
    /// becomes U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!IsShapeless(Rune.GetUnicodeCategory(rune)))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// At most so many characters, with an ellipsis where some are left out, and never half a surrogate pair.
    /// </summary>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= most)
            return text;
        var length = most - 1;
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static bool IsClean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (
                text[index] is <= ' ' or > '~'
                && !(text[index] == ' ' && index > 0 && index + 1 < text.Length && text[index - 1] != ' ')
            )
                return false;
        }

        return true;
    }

    private static bool IsShapeless(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;
}
