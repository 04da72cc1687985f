using System.Globalization;
using System.Text;

namespace AshPlot.Core.Converting;

/// <summary>Names that NetCDF accepts, from texts of any kind (NetCDF file format specification, "Names").</summary>
internal sealed class NetCdfNames
{
    private const int MostCharacters = 80; // NC_MAX_NAME is 256 bytes; a character takes at most 3.

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name for a dimension or variable that none has yet; iris numbers them so too: <c>time</c>, <c>time_0</c>.
    /// </summary>
    public string Take(string wanted)
    {
        var plain = new string([
            .. wanted.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'),
        ]);
        plain = Cut(char.IsAsciiLetter(plain.FirstOrDefault()) ? plain : "field_" + plain);
        var name = plain;
        for (var number = 0; !taken.Add(name); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{plain}_{number}");
        return name;
    }

    /// <summary>
    /// An attribute's name: blanks stay, what NetCDF forbids becomes <c>_</c>; null where nothing is left.
    /// </summary>
    public static string? OfAttribute(string key)
    {
        var name = new StringBuilder();
        foreach (var letter in Cut(key))
            name.Append(char.IsControl(letter) || char.IsSurrogate(letter) || letter == '/' ? '_' : letter);
        var text = name.ToString().Trim();
        // Names with a leading underscore are kept for the library.
        return text.Length == 0 ? null
            : char.IsAsciiLetterOrDigit(text[0]) || text[0] > '\u007F' ? text
            : "name " + text;
    }

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
