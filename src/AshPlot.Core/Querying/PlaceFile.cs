using System.Globalization;
using System.Text;
using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Overlays;

namespace AshPlot.Core.Querying;

/// <summary>
/// Reads places of a file: CSV with a name, a latitude and a longitude in each line, in this order or as its heading
/// says, or GeoJSON (RFC 7946) with points that have a <c>name</c>.
/// </summary>
internal static class PlaceFile
{
    private const int MostPlaces = 10_000;

    private static readonly string[] NameWords = ["name", "place", "station", "airport", "id", "icao", "code"];
    internal static readonly string[] LatitudeWords = ["latitude", "lat"];
    internal static readonly string[] LongitudeWords = ["longitude", "lon", "long", "lng"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or a line or feature is no place.</exception>
    public static IReadOnlyList<Place> Read(string path)
    {
        var text = TableFile.ReadText(path, "places in CSV or GeoJSON");
        var places = text.AsSpan().TrimStart().StartsWith('{') ? OfGeoJson(path, text) : OfCsv(path, text);
        return places.Count switch
        {
            0 => throw new UnreadableInputException(
                path,
                "contains no place; expected lines NAME,LAT,LON, or GeoJSON with points"
            ),
            > MostPlaces => throw new UnreadableInputException(
                path,
                $"contains more than {MostPlaces} places; ask for fewer"
            ),
            _ => places,
        };
    }

    private static List<Place> OfCsv(string path, string text)
    {
        var places = new List<Place>();
        (int Name, int Latitude, int Longitude)? columns = null;
        foreach (var (number, cells) in TableFile.Rows(text))
        {
            if (columns is null)
            {
                columns = Heading(cells);
                if (columns is not null)
                    continue;
                columns = (0, 1, 2);
            }

            var (name, latitude, longitude) = columns.Value;
            if (
                Math.Max(name, Math.Max(latitude, longitude)) >= cells.Count
                || Place.Of(cells[name], cells[latitude], cells[longitude]) is not { } place
            )
                throw new UnreadableInputException(
                    path,
                    "is not a place; expected NAME,LAT,LON in degrees north and east",
                    line: number
                );
            places.Add(place);
        }

        return places;
    }

    private static (int Name, int Latitude, int Longitude)? Heading(List<string> cells)
    {
        var (name, latitude, longitude) = (
            TableFile.Find(cells, NameWords),
            TableFile.Find(cells, LatitudeWords),
            TableFile.Find(cells, LongitudeWords)
        );
        return latitude < 0 || longitude < 0
            ? null
            : (
                name < 0
                    ? Enumerable.Range(0, cells.Count).First(column => column != latitude && column != longitude)
                    : name,
                latitude,
                longitude
            );
    }

    private static List<Place> OfGeoJson(string path, string text) =>
        GeoJsonText.Read(path, Encoding.UTF8.GetBytes(text), root =>
        {
            var features = GeoJsonText.Member(root, "features", JsonValueKind.Array) is { } list
                ? list.EnumerateArray().ToArray()
                : [root];
            return features
                .Index()
                .Select(feature =>
                    OfFeature(feature.Item, feature.Index + 1)
                    ?? throw new UnreadableInputException(
                        path,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"feature {feature.Index + 1} is not a point in degrees east and north"
                        )
                    )
                )
                .ToList();
        });

    private static Place? OfFeature(JsonElement feature, int number)
    {
        var geometry = GeoJsonText.Member(feature, "geometry", JsonValueKind.Object);
        if (
            GeoJsonText.TextOf(geometry, "type") != "Point"
            || GeoJsonText.Member(geometry, "coordinates", JsonValueKind.Array) is not { } numbers
            || numbers.GetArrayLength() < 2
            || numbers[0].ValueKind != JsonValueKind.Number
            || numbers[1].ValueKind != JsonValueKind.Number
        )
            return null;
        var name = GeoJsonText.FirstText(GeoJsonText.Member(feature, "properties", JsonValueKind.Object), NameWords);
        return Place.Of(
            name ?? string.Create(CultureInfo.InvariantCulture, $"place {number}"),
            numbers[1].GetDouble(),
            numbers[0].GetDouble()
        );
    }
}
