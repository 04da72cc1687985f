using System.Text.Json;
using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Exporting;

/// <summary>
/// GeoJSON (RFC 7946): a feature for each class that has cells, the union of those cells. A class holds lower &lt;=
/// value &lt; upper. Longitudes are within -180..180, polygons across the dateline cut there. Three members of the
/// collection say where nothing is known: <c>domain</c>, the ground that the grid covers; <c>missing</c>, the number of
/// cells in it without a value; and <c>no_data</c>, the union of those, or null.
/// </summary>
internal sealed class GeoJsonExport : ISliceExport
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
            WriteFacts(writer, slice);
            ExportClass[] classes = [.. ExportClass.For(slice.Plan, slice.Summary)];
            // As the values are: a boundary is the single-precision number next to it. What the mask hides on the map
            // is hidden here.
            var areas = new GeoJsonAreas(
                slice,
                [
                    .. classes.Select(one =>
                        (
                            (float)Math.Max(one.Lower ?? slice.Plan.MaskBelow, slice.Plan.MaskBelow),
                            one.Upper is { } upper ? (float)upper : float.PositiveInfinity
                        )
                    ),
                ]
            );
            WriteUnknown(writer, slice, areas);
            writer.WriteStartArray("features");
            for (var index = 0; index < classes.Length; index++)
            {
                if (areas.Has(index + 1))
                    WriteFeature(writer, slice, classes[index], areas, index + 1);
            }

            foreach (var contour in slice.Contours)
                WriteContour(writer, slice, contour);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>
    /// A contour: its value is <c>contour</c>. Cut at the dateline, as RFC 7946 asks (section 3.1.9).
    /// </summary>
    private static void WriteContour(Utf8JsonWriter writer, ExportedSlice slice, ContourLine contour)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("quantity", slice.Quantity.Name);
        writer.WriteNumber("contour", contour.Level.Value);
        writer.WriteString("units", slice.Quantity.Units);
        writer.WriteString("level", slice.Map.Level);
        writer.WriteString("time", slice.Time?.Time.ToString());
        writer.WriteEndObject();
        writer.WriteStartObject("geometry");
        writer.WriteString("type", "MultiLineString");
        writer.WriteStartArray("coordinates");
        var (line, clipper) = (
            new GeoPolyline(contour.Places, isClosed: false),
            new GeoClipper(new GeoExtent(-180, 180, -90, 90))
        );
        var (first, last) = clipper.Turns(line);
        for (var turn = first; turn <= last; turn++)
        {
            clipper.Line(line, turn * 360, (points, _) =>
            {
                writer.WriteStartArray();
                foreach (var (longitude, latitude) in points)
                    WritePlace(writer, longitude, latitude);
                writer.WriteEndArray();
            });
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter writer, ExportedSlice slice)
    {
        if (slice.Stamp is { } stamp)
            writer.WriteString("stamp", stamp);
        if (slice.Facts.IsEmpty)
            return;
        writer.WriteStartObject("provenance");
        foreach (var (name, text) in slice.Facts)
            writer.WriteString(name.ToLowerInvariant().Replace(' ', '_'), text);
        writer.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter writer, ExportedSlice slice, GeoJsonAreas areas)
    {
        writer.WritePropertyName("domain");
        GeoDomain.Of([slice.Quantity.Grid]).WriteTo(writer);
        writer.WriteNumber("missing", slice.Summary.Missing);
        writer.WritePropertyName("no_data");
        if (areas.Has(areas.Unknown))
            areas.Write(writer, areas.Unknown);
        else
            writer.WriteNullValue();
    }

    private static void WriteFeature(
        Utf8JsonWriter writer,
        ExportedSlice slice,
        ExportClass one,
        GeoJsonAreas areas,
        int number
    )
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("quantity", slice.Quantity.Name);
        WriteNumber(writer, "lower", one.Lower);
        WriteNumber(writer, "upper", one.Upper);
        writer.WriteString("label", one.Label);
        writer.WriteString("units", slice.Quantity.Units);
        if (slice.Quantity.Qualifiers.TryGetValue("threshold", out var threshold))
            writer.WriteString("threshold", threshold);
        writer.WriteString("level", slice.Map.Level);
        WriteNumber(writer, "level_value", slice.Level.Value);
        writer.WriteString("level_units", slice.Level.Units);
        writer.WriteString("time", slice.Time?.Time.ToString());
        writer.WriteString("time_from", slice.Time?.From?.ToString());
        writer.WriteString("time_to", slice.Time?.To?.ToString());
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        areas.Write(writer, number);
        writer.WriteEndObject();
    }

    /// <summary>Writes polygons as one geometry.</summary>
    internal static void WriteGeometry(Utf8JsonWriter writer, IEnumerable<Polygon> polygons)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "MultiPolygon");
        writer.WriteStartArray("coordinates");
        foreach (var polygon in polygons)
        {
            writer.WriteStartArray();
            WriteRing(writer, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
                WriteRing(writer, hole);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        foreach (var place in ring.Coordinates)
            WritePlace(writer, place.X, place.Y);
        writer.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter writer, double longitude, double latitude)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Rounded(longitude));
        writer.WriteNumberValue(Rounded(latitude));
        writer.WriteEndArray();
    }

    /// <summary>A place in degrees as it is written.</summary>
    internal static double Rounded(double degrees) => Math.Round(degrees, Decimals);

    /// <summary>Writes a number, or null for what is none.</summary>
    internal static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
