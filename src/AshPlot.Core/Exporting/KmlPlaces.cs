using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Overlays;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Exporting;

/// <summary>
/// Places and lines on the ground in KML: where ash was released, and what the user lays over all maps.
/// </summary>
internal static class KmlPlaces
{
    /// <summary>Writes a placemark for each place of release.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="sites">The places.</param>
    /// <param name="volcano">The name of the volcano; null where the run does not say.</param>
    public static void WriteSites(XmlWriter xml, ImmutableArray<ReleaseSite> sites, string? volcano)
    {
        foreach (var site in sites)
        {
            xml.WriteStartElement("Placemark");
            Text(xml, "name", volcano ?? "Release");
            xml.WriteStartElement("Point");
            Text(xml, "coordinates", Place(site.Longitude, site.Latitude));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes a placemark for each feature of an overlay.</summary>
    public static void WriteOverlay(XmlWriter xml, OverlayFeature feature)
    {
        xml.WriteStartElement("Placemark");
        if (feature.Label is { } label)
            Text(xml, "name", label);
        WriteStyle(xml, feature.Style);
        switch (feature.Kind)
        {
            case OverlayKind.Point:
                xml.WriteStartElement("Point");
                Text(xml, "coordinates", Places(feature.Parts[0], isRing: false));
                xml.WriteEndElement();
                break;
            case OverlayKind.Line:
                xml.WriteStartElement("MultiGeometry");
                foreach (var line in feature.Parts)
                    WriteLine(xml, "LineString", line, isRing: false);
                xml.WriteEndElement();
                break;
            default:
                xml.WriteStartElement("Polygon");
                Text(xml, "tessellate", "1");
                for (var ring = 0; ring < feature.Parts.Length; ring++)
                {
                    xml.WriteStartElement(ring == 0 ? "outerBoundaryIs" : "innerBoundaryIs");
                    WriteLine(xml, "LinearRing", feature.Parts[ring], isRing: true);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes a placemark for a contour, with its value in the units of the map.</summary>
    public static void WriteContour(XmlWriter xml, ContourLine contour, string units)
    {
        var style = new OverlayStyle { Stroke = (uint)MapStyle.Contour, StrokeWidth = MapStyle.ContourWidth };
        var label = units == UnitText.FlightLevel ? contour.Level.Text : UnitText.Amount(contour.Level.Text, units);
        WriteOverlay(
            xml,
            new OverlayFeature(
                OverlayKind.Line,
                [
                    [.. contour.Places],
                ],
                label,
                style
            )
        );
    }

    private static void WriteStyle(XmlWriter xml, OverlayStyle style)
    {
        xml.WriteStartElement("Style");
        xml.WriteStartElement("IconStyle");
        Text(xml, "color", Colour(style.Marker));
        xml.WriteEndElement();
        xml.WriteStartElement("LineStyle");
        Text(xml, "color", Colour(style.Stroke));
        Text(xml, "width", style.StrokeWidth.ToString("0.##", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteStartElement("PolyStyle");
        Text(xml, "color", Colour(style.Fill));
        Text(xml, "fill", style.Fill >> 24 == 0 ? "0" : "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLine(XmlWriter xml, string element, ImmutableArray<float> places, bool isRing)
    {
        xml.WriteStartElement(element);
        Text(xml, "tessellate", "1");
        Text(xml, "coordinates", Places(places, isRing));
        xml.WriteEndElement();
    }

    private static string Places(ImmutableArray<float> places, bool isRing)
    {
        var texts = Enumerable
            .Range(0, places.Length / 2)
            .Select(index => Place(places[2 * index], places[(2 * index) + 1]));
        return string.Join(' ', isRing ? texts.Append(Place(places[0], places[1])) : texts);
    }

    private static string Place(double longitude, double latitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(longitude, 6)},{Math.Round(latitude, 6)}");

    /// <summary>KML has alpha, blue, green, red.</summary>
    private static string Colour(uint argb) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{argb >> 24:x2}{argb & 0xFF:x2}{(argb >> 8) & 0xFF:x2}{(argb >> 16) & 0xFF:x2}"
        );

    private static void Text(XmlWriter xml, string element, string text) =>
        xml.WriteElementString(element, KmzArchive.Text(text));
}
