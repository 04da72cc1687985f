using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Units;
using static AshPlot.Core.Overlays.GeoJsonText;

namespace AshPlot.Core.Overlays;

/// <summary>Features of GeoJSON (RFC 7946), with the style properties of simplestyle 1.1.0.</summary>
internal static class GeoJsonOverlay
{
    private const int LongestLabel = 60;
    private const float MostWidth = 20;

    internal static readonly string[] LabelKeys = ["name", "title", "label", "NAME", "Name"];

    /// <summary>Reads the features of a document.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="content">Its bytes in UTF-8.</param>
    /// <exception cref="UnreadableInputException">It is not GeoJSON.</exception>
    public static List<OverlayFeature> Read(string path, ReadOnlyMemory<byte> content) =>
        GeoJsonText.Read(path, content, root =>
        {
            var features = new List<OverlayFeature>();
            new Reader(path, features).Add(root);
            return features;
        });

    private sealed class Reader(string path, List<OverlayFeature> features)
    {
        private int number;

        public void Add(JsonElement root)
        {
            switch (TypeOf(root))
            {
                case "FeatureCollection":
                    foreach (var feature in Array(root, "features"))
                        AddFeature(feature);
                    break;
                case "Feature":
                    AddFeature(root);
                    break;
                default:
                    number++;
                    AddGeometry(root, null, new OverlayStyle());
                    break;
            }
        }

        private void AddFeature(JsonElement feature)
        {
            number++;
            if (TypeOf(feature) != "Feature" || !feature.TryGetProperty("geometry", out var geometry))
                throw Broken("is not a feature with a geometry");
            var properties = Member(feature, "properties", JsonValueKind.Object);
            // A feature without a place, which RFC 7946 allows.
            if (geometry.ValueKind != JsonValueKind.Null)
                AddGeometry(geometry, LabelOf(properties), StyleOf(properties));
        }

        private void AddGeometry(JsonElement geometry, string? label, OverlayStyle style)
        {
            var type = TypeOf(geometry);
            if (type == "GeometryCollection")
            {
                foreach (var one in Array(geometry, "geometries"))
                    AddGeometry(one, label, style);
                return;
            }

            var coordinates = type is null ? default : Array(geometry, "coordinates");
            switch (type)
            {
                case "Point":
                    Add(OverlayKind.Point, [Places([geometry.GetProperty("coordinates")], 1)]);
                    break;
                case "MultiPoint":
                    foreach (var point in coordinates)
                        Add(OverlayKind.Point, [Places([point], 1)]);
                    break;
                case "LineString":
                    Add(OverlayKind.Line, [Places(coordinates, 2)]);
                    break;
                case "MultiLineString":
                    Add(OverlayKind.Line, [.. coordinates.Select(line => Places(Items(line), 2))]);
                    break;
                case "Polygon":
                    Add(OverlayKind.Area, [.. coordinates.Select(Ring)]);
                    break;
                case "MultiPolygon":
                    foreach (var polygon in coordinates)
                        Add(OverlayKind.Area, [.. Items(polygon).Select(Ring)]);
                    break;
                default:
                    throw Broken("has no geometry of GeoJSON");
            }

            void Add(OverlayKind kind, ImmutableArray<ImmutableArray<float>> parts)
            {
                if (!parts.IsEmpty)
                    features.Add(new OverlayFeature(kind, parts, label, style));
            }
        }

        private ImmutableArray<float> Ring(JsonElement ring)
        {
            var places = Places(Items(ring), 4);
            return places[0] == places[^2] && places[1] == places[^1] ? places[..^2] : places;
        }

        private ImmutableArray<float> Places(IEnumerable<JsonElement> positions, int least)
        {
            var places = ImmutableArray.CreateBuilder<float>();
            foreach (var position in positions)
            {
                if (
                    position.ValueKind != JsonValueKind.Array
                    || position.GetArrayLength() < 2
                    || !Number(position[0], OverlayLines.MostLongitude, out var longitude)
                    || !Number(position[1], 90, out var latitude)
                )
                    throw Broken("has a position that is not [longitude, latitude] in degrees");
                places.Add(longitude);
                places.Add(latitude);
            }

            if (places.Count < 2 * least)
                throw Broken($"has {places.Count / 2} positions where at least {least} are needed");
            return OverlayLines.Unwrapped(places.ToImmutable());
        }

        private static bool Number(JsonElement element, double most, out float number)
        {
            number = 0;
            if (
                element.ValueKind != JsonValueKind.Number
                || !element.TryGetDouble(out var value)
                || !(Math.Abs(value) <= most)
            )
                return false;
            number = (float)value;
            return true;
        }

        private JsonElement.ArrayEnumerator Array(JsonElement owner, string property) =>
            owner.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array
                ? array.EnumerateArray()
                : throw Broken($"has no array '{property}'");

        private IEnumerable<JsonElement> Items(JsonElement element) =>
            element.ValueKind == JsonValueKind.Array
                ? element.EnumerateArray()
                : throw Broken("has coordinates that are not an array");

        private UnreadableInputException Broken(string problem) =>
            new(path, string.Create(CultureInfo.InvariantCulture, $"feature {Math.Max(1, number)} {problem}"));
    }

    /// <summary>A name as it is drawn; null for what is blank.</summary>
    internal static string? Label(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : DrawnText.Cut(DrawnText.Clean(text), LongestLabel).Trim();

    private static string? LabelOf(JsonElement? properties) => Label(FirstText(properties, LabelKeys));

    private static OverlayStyle StyleOf(JsonElement? properties)
    {
        var plain = new OverlayStyle();
        var stroke = ColourOf(properties, "stroke", "stroke-opacity", 1) ?? plain.Stroke;
        return plain with
        {
            Stroke = stroke,
            StrokeWidth = (float?)NumberOf(properties, "stroke-width", MostWidth) ?? plain.StrokeWidth,
            // simplestyle fills at 0.6; an area that hides the ash is not what an overlay is for, so only a fill that
            // is asked for is drawn.
            Fill = ColourOf(properties, "fill", "fill-opacity", 0.25) ?? plain.Fill,
            Marker = ColourOf(properties, "marker-color", "marker-opacity", 1)
                ?? (properties is null ? plain.Marker : stroke),
            MarkerSize = TextOf(properties, "marker-size") switch
            {
                "small" => 3,
                "large" => 6,
                _ => plain.MarkerSize,
            },
        };
    }

    private static uint? ColourOf(JsonElement? properties, string colourKey, string opacityKey, double opacity)
    {
        if (TextOf(properties, colourKey)?.TrimStart('#') is not { } text)
            return null;
        if (text.Length == 3)
            text = string.Concat(text.Select(digit => $"{digit}{digit}"));
        if (
            text.Length != 6
            || !uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour)
        )
            return null;
        var alpha = (uint)Math.Round(255 * (NumberOf(properties, opacityKey, 1) ?? opacity));
        return (alpha << 24) | colour;
    }

    private static double? NumberOf(JsonElement? properties, string key, double most) =>
        Member(properties, key, JsonValueKind.Number) is { } value && value.TryGetDouble(out var number) && number >= 0
            ? Math.Min(number, most)
            : null;
}
