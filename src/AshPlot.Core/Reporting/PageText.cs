using System.Buffers;
using System.Globalization;
using System.Text;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Reporting;

/// <summary>How the pages put things into words.</summary>
internal static class PageText
{
    /// <summary>What an address is made of without being encoded, and the <c>/</c> between its parts.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
    );

    /// <summary>Printable characters of Latin-1, whose raised numbers are in units: none of them acts.</summary>
    private static readonly SearchValues<char> Harmless = SearchValues.Create([
        .. Enumerable.Range(0, 0x100).Select(code => (char)code).Where(character => !char.IsControl(character)),
    ]);

    /// <summary>
    /// Text without characters that act rather than show: controls become the replacement character, line breaks a
    /// space, and marks that turn the direction of writing go, since they would turn what follows as well.
    /// </summary>
    public static string Clean(string text)
    {
        // Nearly all text is this, and there are a dozen pieces of it to a map.
        if (!text.AsSpan().ContainsAnyExcept(Harmless))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x2028 or 0x2029)
                clean.Append(' ');
            else if (Rune.IsControl(rune))
                clean.Append('\uFFFD');
            else if (
                rune.Value is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            )
                clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>The same for XML, which has no place for two characters more.</summary>
    public static string Xml(string text) => Clean(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    /// <summary>Where a map comes from, in a line, for files with one text for all of it.</summary>
    public static string Facts(IEnumerable<KeyValuePair<string, string>> facts) =>
        string.Join("; ", facts.Select(fact => $"{fact.Key}: {fact.Value}"));

    /// <summary>An address relative to the page: each part encoded, and never an absolute one.</summary>
    public static string Address(string path) =>
        IsAddress(path)
            ? path
            : string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString));

    /// <summary><c>18 Apr 2010 03:00 UTC</c>; text that is no ISO time comes back as it is.</summary>
    /// <remarks>By its parts and not as a date, since a 360-day calendar has a 30 February.</remarks>
    public static string Time(string iso)
    {
        if (
            !IsTime(iso)
            || !int.TryParse(iso.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || month is < 1 or > 12
        )
            return iso;
        var seconds = iso.Length >= 19 && iso[16] == ':' && iso.AsSpan(17, 2) is not "00" ? iso.AsSpan(16, 3) : [];
        return $"{iso.AsSpan(8, 2).TrimStart('0')} {ModelTime.Months[month - 1]} {iso.AsSpan(0, 4)} {iso.AsSpan(11, 5)}{seconds} UTC";
    }

    /// <summary>The averaging or summing period of a map, or null.</summary>
    public static string? Period(ManifestMap map) =>
        map.TimeBounds is { Length: 2 } bounds ? $"{Time(bounds[0])} to {Time(bounds[1])}" : null;

    /// <summary>
    /// A level for people: <c>500 m</c>, <c>FL050</c>, <c>850 hPa</c>, or the name of a layer; null without one.
    /// </summary>
    public static string? Level(ManifestMap map) => Level(map.Level, map.LevelValue, map.LevelUnits);

    /// <summary>
    /// What a panel shows, where that is not what all panels of its figure show: its level, or its time.
    /// </summary>
    public static string Panel(ManifestPanel panel, ManifestMap figure) =>
        panel.Level != figure.Level || panel.Time is null
            ? Level(panel.Level, panel.LevelValue, panel.LevelUnits) ?? ""
            : Time(panel.Time);

    private static string? Level(string? name, double? number, string? units)
    {
        if (name is null)
            return null;
        if (number is not { } value || !double.IsFinite(value))
            return name.Replace('-', ' ');
        var above = name.EndsWith("-agl", StringComparison.Ordinal) ? " above ground" : "";
        return units == UnitText.FlightLevel ? name : $"{Invariant(value, "0.###")} {units}{above}";
    }

    /// <summary>The bounds of a level; null where there are none, or where its name says them.</summary>
    public static string? LevelBounds(ManifestMap map)
    {
        if (map.LevelBounds is not { Length: 2 } bounds || !bounds.All(double.IsFinite))
            return null;
        if (
            map.LevelUnits == UnitText.FlightLevel
            && map.Level == $"FL{Invariant(bounds[0], "000")}-{Invariant(bounds[1], "000")}"
        )
            return null;
        return map.LevelUnits == UnitText.FlightLevel
            ? $"FL{Invariant(bounds[0], "000")} to FL{Invariant(bounds[1], "000")}"
            : $"{Invariant(bounds[0], "0.###")} to {Invariant(bounds[1], "0.###")} {map.LevelUnits}";
    }

    /// <summary>A number with four significant digits at most.</summary>
    public static string Number(double value) =>
        Math.Abs(value) switch
        {
            0 => "0",
            < 1e-4 or >= 1e7 => Invariant(value, "0.###e0"),
            >= 1000 => Invariant(value, "0"),
            _ => Invariant(value, "G4"),
        };

    /// <summary>Title of a quantity, with what tells it from another of the same name.</summary>
    public static string Title(ManifestQuantity quantity) =>
        quantity.Qualifiers is { Count: > 0 } qualifiers
            ? $"{quantity.Title} ({string.Join(", ", qualifiers.Select(pair => $"{pair.Key} {pair.Value}"))})"
            : quantity.Title;

    /// <summary>What became of a map, in words.</summary>
    /// <param name="map">The map.</param>
    /// <param name="quantity">Its quantity.</param>
    public static string Status(ManifestMap map, ManifestQuantity quantity) =>
        map.Status switch
        {
            MapStatus.Done => "drawn",
            MapStatus.Empty when quantity.Role == ManifestQuantity.Difference => "no difference that has a colour",
            MapStatus.Empty => "no ash in the drawn part of the model's domain",
            MapStatus.NoData when map.Coverage == 0 => "outside the model's domain",
            MapStatus.NoData => "no data",
            MapStatus.Failed => "failed",
            _ => "not drawn because the run was interrupted",
        };

    /// <summary>What of the map and of its slice the model says nothing about; null where that is nothing.</summary>
    public static string? Unknown(ManifestMap map)
    {
        var outside = map.Coverage < 1 ? $"the model's domain covers {Share(map.Coverage.Value)} of the map" : null;
        var missing = map.Missing switch
        {
            null or 0 => null,
            1 => "1 cell without data",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} cells without data"),
        };
        return outside is null || missing is null ? outside ?? missing : $"{outside}, {missing}";
    }

    /// <summary>The word of a status in class names and page data.</summary>
    public static string StatusWord(MapStatus status) =>
        status switch
        {
            MapStatus.Done => "done",
            MapStatus.Empty => "empty",
            MapStatus.NoData => "no-data",
            MapStatus.Failed => "failed",
            _ => "not-drawn",
        };

    /// <summary>
    /// The first file of a map that a browser shows as a picture; null where there is none (PDF alone).
    /// </summary>
    public static string? Picture(ManifestMap map) =>
        map.Files.FirstOrDefault(static file => !file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase));

    /// <summary>Addresses of the animations of a level (empty for maps without one), one to a format.</summary>
    public static IEnumerable<string> Animations(ManifestQuantity quantity, string? level) =>
        (quantity.Animations ?? [])
            .Where(animation => (animation.Level ?? "") == (level ?? ""))
            .Select(animation => Address(animation.Path));

    /// <summary>Whole percents; what is little is not nothing, and what is nearly all is not all.</summary>
    private static string Share(double share) =>
        share switch
        {
            0 => "none",
            < 0.01 => "under 1 %",
            > 0.99 => "over 99 %",
            _ => Invariant(share * 100, "0") + " %",
        };

    private static string Invariant(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>
    /// True for paths that are their own address, as nearly all are: names of files are made of such characters.
    /// </summary>
    private static bool IsAddress(string path) =>
        path.Length > 0
        && path[0] != '/'
        && path[^1] != '/'
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.AsSpan().ContainsAnyExcept(Plain);

    /// <summary>True for <c>yyyy-MM-ddTHH:mm</c>, with or without seconds, a fraction and a Z.</summary>
    private static bool IsTime(ReadOnlySpan<char> text)
    {
        const string Pattern = "0000-00-00T00:00";
        if (!StartsLike(text, Pattern))
            return false;
        var rest = text[Pattern.Length..];
        if (StartsLike(rest, ":00"))
            rest = rest[3..];
        if (StartsLike(rest, ".0"))
            rest = rest[1..].TrimStart("0123456789");
        return rest is "" or "Z";
    }

    /// <summary>True for a digit where the pattern has 0, and elsewhere the pattern's own character.</summary>
    private static bool StartsLike(ReadOnlySpan<char> text, string pattern)
    {
        if (text.Length < pattern.Length)
            return false;
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '0' ? !char.IsAsciiDigit(text[index]) : text[index] != pattern[index])
                return false;
        }

        return true;
    }
}
