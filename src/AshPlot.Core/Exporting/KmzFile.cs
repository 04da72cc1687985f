using System.Globalization;
using System.Xml;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>The KMZ of one map. The same slice gives the same bytes.</summary>
internal static class KmzFile
{
    public static byte[] Write(ExportedSlice slice, IReadOnlyList<OverlayPicture> pictures)
    {
        using var stream = new MemoryStream();
        using (var kmz = new KmzArchive(stream))
        {
            kmz.AddDocument(xml =>
            {
                var level = CaptionWriter.LevelText(slice.Level);
                Text(xml, "name", (slice.Stamp is { } stamp ? $"{stamp}: " : "") + (level is null ? slice.Quantity.Title : $"{slice.Quantity.Title}, {level}"));
                var description = string.Join("; ", slice.Facts.Select(fact => $"{fact.Key}: {fact.Value}").Prepend(slice.Remark).OfType<string>());
                if (description.Length > 0)
                    Text(xml, "description", description);
                KmlDomain.Write(xml, GeoDomain.Of([slice.Quantity.Grid]));
                for (var index = 0; index < pictures.Count; index++)
                    WriteOverlay(xml, slice, pictures[index], Name(index));
            });
            for (var index = 0; index < pictures.Count; index++)
                kmz.AddPicture(Name(index), pictures[index].Png);
        }

        return stream.ToArray();
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"ash-{index + 1}.png");

    private static void WriteOverlay(XmlWriter xml, ExportedSlice slice, OverlayPicture picture, string name)
    {
        xml.WriteStartElement("GroundOverlay");
        Text(xml, "name", slice.Time is { } step ? CaptionWriter.Moment(step.Time) : slice.Quantity.Title);
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
        foreach (var (edge, value) in new[] { ("north", picture.North), ("south", picture.South), ("east", picture.East), ("west", picture.West) })
            Text(xml, edge, Math.Round(value, 7).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The period of the values; without one, from their time until the next one, so that the maps follow one another.</summary>
    private static void WriteTime(XmlWriter xml, ExportedSlice slice)
    {
        // KML has the Gregorian calendar alone.
        if (slice.Time is not { } step || step.Time.Calendar != ModelCalendar.Gregorian)
            return;
        var next = slice.Quantity.Times.Select(other => other.Time).FirstOrDefault(other => other.CompareTo(step.Time) > 0, step.Time);
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

    /// <summary>Metres above sea level; null for what lies on the ground or has no number. Of pressures by the ICAO standard atmosphere.</summary>
    private static double? Altitude(Level level) => level switch
    {
        { Kind: LevelKind.FlightLevel, Value: { } flightLevel } => flightLevel * 30.48,
        { Kind: LevelKind.MetresAboveSea or LevelKind.MetresAboveGround, Value: { } metres } => metres,
        { Kind: LevelKind.Pressure, Value: { } pressure and > 0 } => 44330.77 * (1 - Math.Pow(pressure / 1013.25, 0.1902632)),
        _ => null,
    };

    private static void Text(XmlWriter xml, string element, string text) => xml.WriteElementString(element, KmzArchive.Text(text));
}
