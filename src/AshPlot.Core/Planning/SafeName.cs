using System.Security.Cryptography;
using System.Text;

namespace AshPlot.Core.Planning;

/// <summary>Makes text from a file fit for a file name: a title may not choose where we write.</summary>
internal static class SafeName
{
    private const int MostCharacters = 80;
    private const int HashCharacters = 8;

    /// <summary>
    /// Keeps ASCII letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, and puts <c>_</c> for all else and for a leading
    /// dot or hyphen; over 80 characters it is cut and ends in 8 hex digits of the SHA-256 of the whole text.
    /// </summary>
    public static string Of(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var name = new StringBuilder(trimmed.Length);
        foreach (var character in trimmed)
            name.Append(char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_');
        if (name.Length > 0 && name[0] is '.' or '-')
            name[0] = '_';
        return Cut(name.ToString(), MostCharacters, trimmed);
    }

    /// <summary>
    /// A lower-case slug of a named layer: <c>Boundary layer average</c> becomes <c>boundary-layer-average</c>.
    /// </summary>
    public static string Slug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split([' ', '\t', '_'], StringSplitOptions.RemoveEmptyEntries);
        return Of(string.Join('-', words).ToLowerInvariant());
    }

    /// <summary>
    /// Cuts a name that is too long; the 8 hex digits in place of its end tell it from another that begins alike.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="most">How many characters it may have.</param>
    /// <param name="whole">The text that the digits are of.</param>
    internal static string Cut(string name, int most, string whole)
    {
        if (name.Length <= most)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..HashCharacters];
        return $"{name[..(most - HashCharacters - 1)]}_{hash}";
    }
}
