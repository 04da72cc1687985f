using System.Globalization;
using System.Xml;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Exporting;

/// <summary>The edge of the model's domain as lines on the ground, in KML.</summary>
internal static class KmlDomain
{
    /// <summary>Name of the element, which there is once in a document.</summary>
    public const string Element = "Placemark";

    // A viewer draws a line along a great circle, and the edge follows a parallel.
    private const double LongestEdge = 1;

    public static void Write(XmlWriter xml, GeoDomain domain)
    {
        xml.WriteStartElement(Element);
        xml.WriteElementString("name", "The model's domain; nothing is known of ash outside it");
        xml.WriteStartElement("Style");
        xml.WriteStartElement("LineStyle");
        // KML has alpha, blue, green, red.
        var colour = MapStyle.DomainEdge;
        xml.WriteElementString(
            "color",
            string.Create(CultureInfo.InvariantCulture, $"ff{colour.Blue:x2}{colour.Green:x2}{colour.Red:x2}")
        );
        xml.WriteElementString("width", "2");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("MultiGeometry");
        foreach (var line in Lines(domain))
        {
            xml.WriteStartElement("LineString");
            xml.WriteElementString("tessellate", "1");
            xml.WriteElementString(
                "coordinates",
                string.Join(
                    ' ',
                    line.Select(place =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{place.Longitude:0.#######},{place.Latitude:0.#######}"
                        )
                    )
                )
            );
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>
    /// The rings, without the edges along which they are cut at the dateline, and without those at a pole, which is a
    /// point.
    /// </summary>
    private static IEnumerable<IReadOnlyList<(double Longitude, double Latitude)>> Lines(GeoDomain domain)
    {
        var rings = domain.Polygons.SelectMany(polygon => polygon).ToArray();
        var meridians = rings.SelectMany(ring => ring).Select(place => place.Longitude).ToArray();
        var isCut = meridians.Contains(-180) && meridians.Contains(180);
        var line = new List<(double Longitude, double Latitude)>();
        foreach (var ring in rings)
        {
            for (var index = 1; index < ring.Length; index++)
            {
                var (from, to) = (ring[index - 1], ring[index]);
                var isArtificial =
                    (isCut && from.Longitude == to.Longitude && Math.Abs(from.Longitude) == 180)
                    || (from.Latitude == to.Latitude && Math.Abs(from.Latitude) == 90);
                if (!isArtificial)
                    Add(line, from, to);
                if (line.Count > 0 && (isArtificial || index == ring.Length - 1))
                {
                    yield return line.ToArray();
                    line.Clear();
                }
            }
        }
    }

    private static void Add(
        List<(double, double)> line,
        (double Longitude, double Latitude) from,
        (double Longitude, double Latitude) to
    )
    {
        if (line.Count == 0)
            line.Add(from);
        var (across, up) = (to.Longitude - from.Longitude, to.Latitude - from.Latitude);
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(across) / LongestEdge));
        for (var piece = 1; piece < pieces; piece++)
            line.Add((from.Longitude + (across * piece / pieces), from.Latitude + (up * piece / pieces)));
        line.Add(to);
    }
}
