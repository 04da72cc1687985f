using System.Text.Json;
using AshPlot.Core.Exporting;

namespace AshPlot.Core.Advising;

/// <summary>
/// Writes a draft as GeoJSON (RFC 7946): a feature for each layer at each time, with the polygons of it; one without
/// ash has no geometry. Longitudes are within -180..180, polygons across the dateline cut there. The collection and
/// each feature say that it is a draft.
/// </summary>
internal static class AdvisoryGeoJson
{
    /// <summary>The file.</summary>
    public static byte[] Of(AdvisoryDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteString("status", document.Status);
            writer.WriteString("model", document.Model);
            writer.WriteString("title", document.Title);
            writer.WriteStartArray("notes");
            foreach (var note in document.Notes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteStartArray("features");
            foreach (var quantity in document.Quantities)
            {
                foreach (var time in quantity.Times)
                {
                    foreach (var layer in time.Layers)
                        WriteFeature(writer, document, quantity, time, layer);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteFeature(
        Utf8JsonWriter writer,
        AdvisoryDocument document,
        AdvisoryQuantity quantity,
        AdvisoryTime time,
        AdvisoryLayerFacts layer
    )
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("status", document.Status);
        writer.WriteString("quantity", $"{quantity.Name} {quantity.Distinction}".TrimEnd());
        writer.WriteNumber("threshold", document.Threshold);
        writer.WriteString("threshold_units", document.Units);
        writer.WriteString("layer", layer.Layer);
        writer.WriteNumber("lower_flight_level", layer.Lower);
        writer.WriteNumber("upper_flight_level", layer.Upper);
        writer.WriteString("time", time.Time);
        writer.WriteString("time_from", time.From);
        writer.WriteString("time_to", time.To);
        GeoJsonExport.WriteNumber(writer, "hours", time.Hours);
        writer.WriteString("state", layer.State);
        GeoJsonExport.WriteNumber(writer, "maximum", layer.Maximum);
        writer.WriteString("maximum_units", quantity.Units);
        writer.WriteNumber("ash_m2", layer.AshSquareMetres);
        writer.WriteNumber("polygons_m2", layer.PolygonSquareMetres);
        GeoJsonExport.WriteNumber(writer, "area_error_percent", layer.AreaErrorPercent);
        writer.WriteBoolean("reaches_edge", layer.ReachesEdge);
        writer.WriteStartArray("text");
        foreach (var polygon in layer.Polygons)
            writer.WriteStringValue($"{layer.Layer} {polygon.Text}");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        if (layer.Polygons.IsEmpty)
            writer.WriteNullValue();
        else
            GeoJsonExport.WriteGeometry(
                writer,
                layer.Polygons.SelectMany(polygon => RhumbLines.Place(polygon.Corners))
            );
        writer.WriteEndObject();
    }
}
