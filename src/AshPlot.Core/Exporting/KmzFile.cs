using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using AshPlot.Core.Drawing;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>A zip of <c>doc.kml</c> (OGC KML 2.2) and the pictures that it lays over the ground. The same slice gives the same bytes.</summary>
internal static class KmzFile
{
    private const string Namespace = "http://www.opengis.net/kml/2.2";

    // The first that zip can hold: a file of today would differ from one of tomorrow.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(ExportedSlice slice, IReadOnlyList<OverlayPicture> pictures)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "doc.kml", Document(slice, pictures), CompressionLevel.Optimal);
            for (var index = 0; index < pictures.Count; index++)
                Add(zip, Name(index), pictures[index].Png, CompressionLevel.NoCompression);
        }

        return stream.ToArray();
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"ash-{index + 1}.png");

    private static void Add(ZipArchive zip, string name, byte[] content, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = NoDate;
        using var target = entry.Open();
        target.Write(content);
    }

    private static byte[] Document(ExportedSlice slice, IReadOnlyList<OverlayPicture> pictures)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            xml.WriteStartElement("kml", Namespace);
            xml.WriteStartElement("Document");
            var level = CaptionWriter.LevelText(slice.Level);
            Text(xml, "name", level is null ? slice.Quantity.Title : $"{slice.Quantity.Title}, {level}");
            for (var index = 0; index < pictures.Count; index++)
                WriteOverlay(xml, slice, pictures[index], Name(index));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

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

    /// <summary>Text of a file may hold characters that XML does not have.</summary>
    private static void Text(XmlWriter xml, string element, string text)
    {
        xml.WriteElementString(element, new string([.. text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?')]));
    }
}
