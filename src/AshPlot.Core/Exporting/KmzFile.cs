using System.Globalization;
using System.Xml;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>The KMZ of one map. The same slice gives the same bytes.</summary>
internal static class KmzFile
{
    /// <summary>The picture of the legend.</summary>
    public const string LegendName = "legend.png";

    // Metres from the ground for each metre of the box, in a window of 60 degrees; no closer than a town, no farther
    // than the globe.
    private const double ViewRange = 1.4;
    private const double LeastRange = 50_000;
    private const double MostRange = 2e7;

    public static byte[] Write(ExportedSlice slice, IReadOnlyList<OverlayPicture> pictures)
    {
        using var stream = new MemoryStream();
        using (var kmz = new KmzArchive(stream))
        {
            kmz.AddDocument(xml =>
            {
                var level = LevelText.Of(slice.Level);
                Text(
                    xml,
                    "name",
                    (slice.Stamp is { } stamp ? $"{stamp}: " : "")
                        + (level is null ? slice.Quantity.Title : $"{slice.Quantity.Title}, {level}")
                );
                var description = string.Join(
                    "; ",
                    slice.Facts.Select(fact => $"{fact.Key}: {fact.Value}").Prepend(slice.Remark).OfType<string>()
                );
                if (description.Length > 0)
                    Text(xml, "description", description);
                WriteView(xml, pictures);
                KmlDomain.Write(xml, GeoDomain.Of([slice.Quantity.Grid]));
                KmlPlaces.WriteSites(xml, slice.Sites, slice.Volcano);
                foreach (var feature in slice.Overlays)
                    KmlPlaces.WriteOverlay(xml, feature);
                foreach (var contour in slice.Contours)
                    KmlPlaces.WriteContour(xml, contour, slice.Colouring.Display.Units);
                WriteLegend(xml);
                for (var index = 0; index < pictures.Count; index++)
                    WriteOverlay(xml, slice, pictures[index], Name(index));
            });
            for (var index = 0; index < pictures.Count; index++)
                kmz.AddPicture(Name(index), pictures[index].Png);
            kmz.AddPicture(LegendName, LegendPicture.Draw(slice.Colouring));
        }

        return stream.ToArray();
    }

    /// <summary>A view from above that holds the ash.</summary>
    private static void WriteView(XmlWriter xml, IReadOnlyList<OverlayPicture> pictures)
    {
        // On either side of the dateline there is a picture: the eastern one goes on where the western one ends.
        var isCut =
            pictures.Count == 2
            && pictures.Any(picture => picture.East >= 180)
            && pictures.Any(picture => picture.West <= -180);
        var boxes = pictures
            .Select(picture =>
                isCut && picture.West <= -180
                    ? picture with
                    {
                        West = picture.West + 360,
                        East = picture.East + 360,
                    }
                    : picture
            )
            .ToArray();
        var (west, east) = (boxes.Min(box => box.West), boxes.Max(box => box.East));
        var (south, north) = (boxes.Min(box => box.South), boxes.Max(box => box.North));
        var latitude = (south + north) / 2;
        var metres = Earth.MetresPerDegree * Math.Max((east - west) * Math.Cos(Earth.Radians(latitude)), north - south);
        xml.WriteStartElement("LookAt");
        Text(xml, "longitude", Number(Math.IEEERemainder((west + east) / 2, 360)));
        Text(xml, "latitude", Number(latitude));
        Text(xml, "altitude", "0");
        Text(xml, "heading", "0");
        Text(xml, "tilt", "0");
        Text(
            xml,
            "range",
            Math.Clamp(ViewRange * metres, LeastRange, MostRange).ToString("0", CultureInfo.InvariantCulture)
        );
        xml.WriteEndElement();
    }

    /// <summary>The legend in the lower left corner of the viewer's window.</summary>
    private static void WriteLegend(XmlWriter xml)
    {
        xml.WriteStartElement("ScreenOverlay");
        Text(xml, "name", "Legend");
        xml.WriteStartElement("Icon");
        Text(xml, "href", LegendName);
        xml.WriteEndElement();
        foreach (var (element, x, y) in new[] { ("overlayXY", "0", "0"), ("screenXY", "0.01", "0.06") })
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("x", x);
            xml.WriteAttributeString("y", y);
            xml.WriteAttributeString("xunits", "fraction");
            xml.WriteAttributeString("yunits", "fraction");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"ash-{index + 1}.png");

    private static void WriteOverlay(XmlWriter xml, ExportedSlice slice, OverlayPicture picture, string name)
    {
        xml.WriteStartElement("GroundOverlay");
        Text(xml, "name", slice.Time is { } step ? TimeText.Moment(step.Time) : slice.Quantity.Title);
        WriteTime(xml, slice);
        xml.WriteStartElement("Icon");
        Text(xml, "href", name);
        xml.WriteEndElement();
        if (Altitude(slice.Level) is { } altitude)
        {
            Text(xml, "altitude", altitude.ToString("0.#", CultureInfo.InvariantCulture));
            Text(xml, "altitudeMode", "absolute");
        }

        xml.WriteStartElement("LatLonBox");
        foreach (
            var (edge, value) in new[]
            {
                ("north", picture.North),
                ("south", picture.South),
                ("east", picture.East),
                ("west", picture.West),
            }
        )
            Text(xml, edge, Math.Round(value, 7).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>
    /// The period of the values; without one, from their time until the next one, so that the maps follow one another.
    /// </summary>
    private static void WriteTime(XmlWriter xml, ExportedSlice slice)
    {
        // KML has the Gregorian calendar alone.
        if (slice.Time is not { } step || step.Time.Calendar != ModelCalendar.Gregorian)
            return;
        var next = slice
            .Quantity.Times.Select(other => other.Time)
            .FirstOrDefault(other => other.CompareTo(step.Time) > 0, step.Time);
        var (from, to) = step is { From: { } begin, To: { } end } && begin != end ? (begin, end) : (step.Time, next);
        xml.WriteStartElement(from == to ? "TimeStamp" : "TimeSpan");
        if (from == to)
        {
            Text(xml, "when", from.ToString());
        }
        else
        {
            Text(xml, "begin", from.ToString());
            Text(xml, "end", to.ToString());
        }

        xml.WriteEndElement();
    }

    /// <summary>
    /// Height of a level in metres above sea level, for a pressure by the ICAO standard atmosphere; null for a level at
    /// the ground or without a value.
    /// </summary>
    private static double? Altitude(Level level) =>
        level switch
        {
            { Kind: LevelKind.FlightLevel, Value: { } flightLevel } => flightLevel * 30.48,
            { Kind: LevelKind.MetresAboveSea or LevelKind.MetresAboveGround, Value: { } metres } => metres,
            { Kind: LevelKind.Pressure, Value: { } pressure and > 0 } => 44330.77
                * (1 - Math.Pow(pressure / 1013.25, 0.1902632)),
            _ => null,
        };

    private static void Text(XmlWriter xml, string element, string text) =>
        xml.WriteElementString(element, KmzArchive.Text(text));
}
