using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AshPlot.Core.Loading.Name;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Units as models write them, in one spelling: <c>mg/m3</c> for <c>mg m-3</c>, <c>T/km2</c> for <c>t km**-2</c>.</summary>
internal static partial class NetCdfUnits
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["kg/km3"] = "kg/km3",
        ["kgkm-3"] = "kg/km3",
        ["T/km2"] = "T/km2",
        ["Tkm-2"] = "T/km2",
        ["tonnes/km2"] = "T/km2",
        ["mm"] = "mm",
        ["cm"] = "cm",
        ["m"] = "m",
        ["metres"] = "m",
        ["meters"] = "m",
        ["km"] = "km",
        ["h"] = "h",
        ["hr"] = "h",
        ["hours"] = "h",
        ["s"] = "s",
        ["seconds"] = "s",
        ["%"] = "%",
        ["percent"] = "%",
        ["1"] = "1",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The usual spelling.</summary>
    /// <param name="text">Units as stored; null where there are none.</param>
    /// <param name="isKnown">False for units that the user should be warned of.</param>
    public static string Normalise(string? text, out bool isKnown)
    {
        var bare = Reference().Replace(text ?? "", "");
        var key = string.Concat(bare.Where(letter => !char.IsWhiteSpace(letter) && letter is not '^' and not '*'));
        if (Known.TryGetValue(key, out var spelling))
        {
            isKnown = true;
            return spelling;
        }

        isKnown = NameUnits.IsKnown(bare);
        return NameUnits.Normalise(bare);
    }

    /// <summary>True for <c>gr</c>, by which FALL3D 7 means grams and udunits grains.</summary>
    public static bool SaysGrains(string? text) => text is not null && Grains().IsMatch(text);

    [GeneratedRegex(@"^\s*gr\s*(/|m-|m\^|km)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grains();

    /// <summary>What a height is above, which is no part of its unit: <c>m (a.s.l.)</c>.</summary>
    [GeneratedRegex(@"\s*\(?\ba\.?[sg]\.?l\.?\)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
