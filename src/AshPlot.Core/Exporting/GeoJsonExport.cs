using System.Text.Json;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Exporting;

/// <summary>
/// GeoJSON (RFC 7946): a feature for each class that has cells, the union of those cells. A class holds lower &lt;= value &lt;
/// upper. Longitudes are within -180..180, polygons across the dateline cut there.
/// </summary>
public sealed class GeoJsonExport : ISliceExport
{
    // A ten-millionth of a degree is a centimetre.
    private const int Decimals = 7;

    /// <inheritdoc/>
    public string Name => "geojson";

    /// <inheritdoc/>
    public string Extension => ".geojson";

    /// <inheritdoc/>
    public byte[]? Write(ExportedSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteStartArray("features");
            WriteFeatures(writer, slice);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteFeatures(Utf8JsonWriter writer, ExportedSlice slice)
    {
        var values = slice.Values.Span;
        var polygons = new ClassPolygons(slice.Quantity.Grid);
        foreach (var one in ExportClass.For(slice.Plan, slice.Summary))
        {
            // As the values are: a boundary is the single-precision number next to it.
            var lower = (float)(one.Lower ?? slice.Plan.MaskBelow);
            if (polygons.Of(values, lower, one.Upper is { } upper ? (float)upper : float.PositiveInfinity) is { } geometry)
                WriteFeature(writer, slice, one, geometry);
        }
    }

    private static void WriteFeature(Utf8JsonWriter writer, ExportedSlice slice, ExportClass one, MultiPolygon geometry)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("quantity", slice.Quantity.Name);
        WriteNumber(writer, "lower", one.Lower);
        WriteNumber(writer, "upper", one.Upper);
        writer.WriteString("label", one.Label);
        writer.WriteString("units", slice.Quantity.Units);
        writer.WriteString("level", slice.Map.Level);
        WriteNumber(writer, "level_value", slice.Level.Value);
        writer.WriteString("level_units", slice.Level.Units);
        writer.WriteString("time", slice.Time?.Time.ToString());
        writer.WriteString("time_from", slice.Time?.From?.ToString());
        writer.WriteString("time_to", slice.Time?.To?.ToString());
        writer.WriteEndObject();
        writer.WriteStartObject("geometry");
        writer.WriteString("type", "MultiPolygon");
        writer.WriteStartArray("coordinates");
        foreach (var polygon in geometry.Geometries.Cast<Polygon>())
        {
            writer.WriteStartArray();
            WriteRing(writer, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
                WriteRing(writer, hole);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        foreach (var place in ring.Coordinates)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Math.Round(place.X, Decimals));
            writer.WriteNumberValue(Math.Round(place.Y, Decimals));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
