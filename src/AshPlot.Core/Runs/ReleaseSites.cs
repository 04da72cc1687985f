using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Runs;

/// <summary>Finds where ash was released in the attributes of a run, which every model writes in its own way.</summary>
internal static partial class ReleaseSites
{
    /// <summary>The attribute of NAME, in which the HYSPLIT layout writes its sources too.</summary>
    public const string Attribute = "Release location";

    /// <summary>The attribute in which the FLEXPART layout writes the names of its releases.</summary>
    internal const string NameAttribute = "Release name";

    /// <summary>
    /// The attribute in which the FLEXPART layout writes the heights of its releases, with their unit.
    /// </summary>
    internal const string HeightAttribute = "Release heights";

    // More than a map can show; an attribute of a hostile file may hold any number.
    private const int MostSites = 50;
    private const int LongestText = 4000;

    private static readonly string[] TextKeys = [Attribute, "Source location", "release_location", "volcano_location"];

    // Two attributes with a number each, as models and their users name them; compared without case and punctuation.
    private static readonly (string Longitude, string Latitude)[] NumberKeys =
    [
        ("ventlon", "ventlat"),
        ("lonvent", "latvent"),
        ("ventlongitude", "ventlatitude"),
        ("xvent", "yvent"),
        ("ventx", "venty"),
        ("sourcelon", "sourcelat"),
        ("sourcelongitude", "sourcelatitude"),
        ("releaselon", "releaselat"),
        ("releaselongitude", "releaselatitude"),
        ("volcanolon", "volcanolat"),
        ("volcanolongitude", "volcanolatitude"),
    ];

    private static readonly string[] NameKeys =
    [
        "volcano_name",
        "Volcano name",
        "VOLCANO_NAME",
        "volcano",
        NameAttribute,
    ];

    /// <summary>The sites, each once; none where the run does not say, or says only that there are several.</summary>
    public static ImmutableArray<ReleaseSite> Of(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        foreach (var key in TextKeys)
        {
            if (run.Attributes.TryGetValue(key, out var text) && Parse(text) is { IsEmpty: false } sites)
                return sites;
        }

        return FromNumbers(run.Attributes);
    }

    /// <summary>The name of the volcano; null where the run does not say.</summary>
    public static string? VolcanoOf(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return NameKeys
            .Select(key => run.Attributes.GetValueOrDefault(key))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
            ?.Trim();
    }

    /// <summary>The heights of the release, with their unit; null where the run does not say.</summary>
    internal static string? HeightsOf(RunDescription run) => run.Attributes.GetValueOrDefault(HeightAttribute);

    /// <summary>
    /// Reads places as models write them: <c>19.3600W 63.3700N</c>, <c>63.37 N, 19.36 W</c>, <c>N6322 W01922</c>.
    /// </summary>
    /// <returns>Each place once; none where the text is anything else.</returns>
    public static ImmutableArray<ReleaseSite> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sites = new List<ReleaseSite>();
        double? longitude = null,
            latitude = null;
        foreach (var (degrees, hemisphere) in Angles(text.Length > LongestText ? text[..LongestText] : text))
        {
            if (hemisphere is 'N' or 'S')
                latitude = hemisphere == 'S' ? -degrees : degrees;
            else
                longitude = hemisphere == 'W' ? -degrees : degrees;
            if (longitude is not { } east || latitude is not { } north)
                continue;
            if (Site(east, north) is { } site && !sites.Contains(site) && sites.Count < MostSites)
                sites.Add(site);
            longitude = latitude = null;
        }

        return [.. sites];
    }

    /// <summary>
    /// Places as <see cref="Attribute"/> has them; those of several heights are one, and impossible ones left out.
    /// </summary>
    internal static string TextOf(IEnumerable<(double Longitude, double Latitude)> places) =>
        string.Join(
            "; ",
            places
                .Where(place => Math.Abs(place.Longitude) <= 360 && Math.Abs(place.Latitude) <= 90)
                .Distinct()
                .Take(MostSites)
                .Select(place => (Longitude: Math.IEEERemainder(place.Longitude, 360), place.Latitude))
                .Select(place =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Math.Abs(place.Longitude):0.0000}{(place.Longitude < 0 ? 'W' : 'E')} {Math.Abs(place.Latitude):0.0000}{(place.Latitude < 0 ? 'S' : 'N')}"
                    )
                )
        );

    private static IEnumerable<(double Degrees, char Hemisphere)> Angles(string text)
    {
        // "N 63.5 W 19.2" could be read both ways; what comes first in the text tells.
        var (first, last) = (LetterFirst(), LetterLast());
        var isLetterFirst =
            first.Match(text) is { Success: true } one
            && !(last.Match(text) is { Success: true } other && other.Index < one.Index);
        foreach (Match match in (isLetterFirst ? first : last).Matches(text))
        {
            var letter = char.ToUpperInvariant(match.Groups["letter"].Value[0]);
            var number = match.Groups["number"].Value;
            var value = double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            // Degrees and minutes without a blank, as in volcanic ash advisories: N6322 W01922.
            var isPacked =
                !number.Contains('.', StringComparison.Ordinal) && number.Length == (letter is 'N' or 'S' ? 4 : 5);
            yield return (isPacked ? Math.Floor(value / 100) + (value % 100 / 60) : value, letter);
        }
    }

    private static ImmutableArray<ReleaseSite> FromNumbers(ImmutableSortedDictionary<string, string> attributes)
    {
        var byPlainName = attributes
            .GroupBy(attribute => Plain(attribute.Key))
            .ToDictionary(group => group.Key, group => group.First().Value);
        foreach (var (longitudeKey, latitudeKey) in NumberKeys)
        {
            if (
                Number(byPlainName.GetValueOrDefault(longitudeKey)) is { } longitude
                && Number(byPlainName.GetValueOrDefault(latitudeKey)) is { } latitude
                && Site(longitude, latitude) is { } site
            )
            {
                return [site];
            }
        }

        return [];
    }

    private static ReleaseSite? Site(double longitude, double latitude) =>
        Math.Abs(longitude) <= 360 && Math.Abs(latitude) <= 90
            ? new ReleaseSite(Math.Round(Math.IEEERemainder(longitude, 360), 6), Math.Round(latitude, 6))
            : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static string Plain(string key) => new([.. key.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);

    [GeneratedRegex(
        @"(?<![A-Za-z0-9.])(?<letter>[NSEWnsew])\s?(?<number>[0-9]{1,5}(?:\.[0-9]{1,10})?)(?![0-9.])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LetterFirst();

    [GeneratedRegex(
        @"(?<![0-9.])(?<number>[0-9]{1,3}(?:\.[0-9]{1,10})?)\s?°?\s?(?<letter>[NSEWnsew])(?![A-Za-z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LetterLast();
}

/// <summary>Where ash was released.</summary>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Latitude">Degrees north.</param>
internal sealed record ReleaseSite(double Longitude, double Latitude);
