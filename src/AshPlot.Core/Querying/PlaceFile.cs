using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Querying;

/// <summary>
/// Reads places of a file: CSV with a name, a latitude and a longitude in each line, in this order or as its heading says, or
/// GeoJSON (RFC 7946) with points that have a <c>name</c>.
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
            0 => throw new UnreadableInputException(path, "contains no place; expected lines NAME,LAT,LON, or GeoJSON with points"),
            > MostPlaces => throw new UnreadableInputException(path, $"contains more than {MostPlaces} places; ask for fewer"),
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
            if (Math.Max(name, Math.Max(latitude, longitude)) >= cells.Count || Place.Of(cells[name], cells[latitude], cells[longitude]) is not { } place)
                throw new UnreadableInputException(path, "is not a place; expected NAME,LAT,LON in degrees north and east", line: number);
            places.Add(place);
        }

        return places;
    }

    private static (int Name, int Latitude, int Longitude)? Heading(List<string> cells)
    {
        var (name, latitude, longitude) = (TableFile.Find(cells, NameWords), TableFile.Find(cells, LatitudeWords), TableFile.Find(cells, LongitudeWords));
        return latitude < 0 || longitude < 0 ? null : (name < 0 ? Enumerable.Range(0, cells.Count).First(column => column != latitude && column != longitude) : name, latitude, longitude);
    }

    private static List<Place> OfGeoJson(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var features = root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { root };
            return [.. features.Index().Select(feature => OfFeature(feature.Item, feature.Index + 1)
                ?? throw new UnreadableInputException(path, string.Create(CultureInfo.InvariantCulture, $"feature {feature.Index + 1} is not a point in degrees east and north")))];
        }
        catch (JsonException error)
        {
            throw new UnreadableInputException(path, "is not GeoJSON", line: (int)Math.Min(int.MaxValue, (error.LineNumber ?? 0) + 1), innerException: error);
        }
    }

    private static Place? OfFeature(JsonElement feature, int number)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Point"
            || !geometry.TryGetProperty("coordinates", out var numbers) || numbers.ValueKind != JsonValueKind.Array || numbers.GetArrayLength() < 2
            || numbers[0].ValueKind != JsonValueKind.Number || numbers[1].ValueKind != JsonValueKind.Number)
            return null;
        var name = feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? NameWords.Select(word => properties.TryGetProperty(word, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            : null;
        return Place.Of(name ?? string.Create(CultureInfo.InvariantCulture, $"place {number}"), numbers[1].GetDouble(), numbers[0].GetDouble());
    }
}
