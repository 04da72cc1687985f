using System.Collections.Frozen;

namespace AshPlot.Core.Loading.Name;

/// <summary>Units as NAME writes them, in one spelling: <c>g/m3</c>, <c>g s/m3</c>, <c>g/m2</c>, <c>Bq/(m2 s)</c>.</summary>
/// <remarks>
/// NAME II layouts write <c>gs/m3</c>, NAME III layouts <c>g s / m^3</c>. Case does not matter, and <c>gr</c> is the gram.
/// </remarks>
public static class NameUnits
{
    private static readonly FrozenDictionary<string, string> Known = MakeTable();

    /// <summary>The usual spelling of a unit; an unknown one comes back with its blanks tidied.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known.TryGetValue(KeyOf(text), out var spelling)
            ? spelling
            : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>False for a unit that the user should be warned of.</summary>
    public static bool IsKnown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known.ContainsKey(KeyOf(text));
    }

    /// <summary>True for a mass per area, such as <c>g/m2</c>, in the spelling of <see cref="Normalise"/>.</summary>
    public static bool IsMassPerArea(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return units is "g/m2" or "kg/m2" or "mg/m2" or "ug/m2";
    }

    /// <summary>The units of an integral over time: <c>g s/m2</c> of <c>g/m2</c>.</summary>
    public static string TimesSecond(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return units.Replace("/", " s/", StringComparison.Ordinal);
    }

    private static string KeyOf(string text) =>
        new([.. text.Where(letter => !char.IsWhiteSpace(letter) && letter is not '^' and not '(' and not ')' and not '*')
            .Select(char.ToLowerInvariant)]);

    private static FrozenDictionary<string, string> MakeTable()
    {
        var table = new Dictionary<string, string>();
        foreach (var (key, amount) in
                 new[] { ("g", "g"), ("gr", "g"), ("kg", "kg"), ("mg", "mg"), ("ug", "ug"), ("µg", "ug"), ("bq", "Bq") })
        {
            foreach (var space in new[] { "m2", "m3" })
            {
                var power = "m-" + space[1];
                table[$"{key}/{space}"] = table[$"{key}{power}"] = $"{amount}/{space}";
                table[$"{key}s/{space}"] = table[$"{key}s{power}"] = $"{amount} s/{space}";
                table[$"{key}/{space}s"] = table[$"{key}/{space}/s"] = table[$"{key}{power}s-1"] = $"{amount}/({space} s)";
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
