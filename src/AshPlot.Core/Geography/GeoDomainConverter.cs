using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Geography;

/// <summary>Reads and writes a domain as a GeoJSON geometry.</summary>
internal sealed class GeoDomainConverter : JsonConverter<GeoDomain>
{
    public override GeoDomain Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            var coordinates = document.RootElement.GetProperty("coordinates");
            return document.RootElement.GetProperty("type").GetString() switch
            {
                "Polygon" => new GeoDomain([Polygon(coordinates)]),
                "MultiPolygon" => new GeoDomain([.. coordinates.EnumerateArray().Select(Polygon)]),
                var other => throw new JsonException($"a domain is a Polygon or a MultiPolygon, not a '{other}'"),
            };
        }
        catch (Exception error)
            when (error
                    is KeyNotFoundException
                        or InvalidOperationException
                        or IndexOutOfRangeException
                        or FormatException
            )
        {
            throw new JsonException("a domain is a GeoJSON geometry with its coordinates", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, GeoDomain value, JsonSerializerOptions options) =>
        value.WriteTo(writer);

    private static ImmutableArray<ImmutableArray<(double, double)>> Polygon(JsonElement rings) =>
        [.. rings.EnumerateArray().Select(ring => ring.EnumerateArray().Select(Place).ToImmutableArray())];

    private static (double, double) Place(JsonElement place) => (place[0].GetDouble(), place[1].GetDouble());
}
