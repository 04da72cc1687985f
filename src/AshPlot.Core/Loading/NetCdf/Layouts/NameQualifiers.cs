using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// What tells apart fields of NAME that have one name, as attributes of a variable. Rows of NAME III that iris knows
/// have attributes of their own; all others share one, a line for each: <c>key, text</c>. Neither can hold a comma,
/// which separates the cells that they come from.
/// </summary>
internal static class NameQualifiers
{
    private const string Others = "NAME Qualifiers";
    private const char Separator = ',';

    /// <summary>Rows of NAME III, as in its text output.</summary>
    public static ImmutableArray<string> Rows { get; } =
    ["Sources", "Ensemble Av", "Horizontal Av or Int", "Prob Perc", "Prob Perc Ens", "Prob Perc Time", "D"];

    /// <summary>Names of all attributes that may hold a qualifier.</summary>
    public static ImmutableArray<string> Attributes { get; } = [.. Rows, Others];

    /// <summary>The attributes that state these qualifiers.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ToAttributes(
        ImmutableSortedDictionary<string, string> qualifiers
    )
    {
        foreach (var qualifier in qualifiers.Where(qualifier => Rows.Contains(qualifier.Key)))
            yield return qualifier;
        var others = qualifiers.RemoveRange(Rows);
        if (!others.IsEmpty)
            yield return new(Others, string.Join('\n', others.Select(pair => $"{pair.Key}{Separator} {pair.Value}")));
    }

    /// <summary>The qualifiers that attributes state.</summary>
    /// <param name="text">Gives the text of an attribute, or null.</param>
    public static ImmutableSortedDictionary<string, string> FromAttributes(Func<string, string?> text)
    {
        var qualifiers = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var row in Rows)
        {
            if (text(row) is { } value)
                qualifiers[row] = value;
        }

        foreach (var line in (text(Others) ?? "").Split('\n'))
        {
            if (line.Split(Separator, 2) is [var key, var value])
                qualifiers[key] = value.Trim();
        }

        return qualifiers.ToImmutable();
    }
}
