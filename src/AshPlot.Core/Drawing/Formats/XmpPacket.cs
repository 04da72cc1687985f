using System.Buffers.Binary;
using System.Text;
using System.Xml;
using AshPlot.Core.Reporting;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// What a picture shows and where it comes from, for formats that have no texts of their own: an XMP packet (ISO
/// 16684-1), which JPEG and WebP hold and common tools show.
/// </summary>
internal static class XmpPacket
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const int LongestTitle = 2000;
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    // ISO 16684-1, section 7.3: the packet's beginning has this id.
    private const string Begin = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
    private const string End = "<?xpacket end=\"r\"?>";

    private static ReadOnlySpan<byte> TitleEnd => "</dc:title>"u8;

    private static ReadOnlySpan<byte> JpegMark => "http://ns.adobe.com/xap/1.0/\0"u8;

    /// <summary>The packet of a map.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="facts">Where it comes from.</param>
    public static byte[] Of(string title, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }
            )
        )
        {
            xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            xml.WriteStartElement("rdf", "RDF", Rdf);
            xml.WriteStartElement("rdf", "Description", Rdf);
            xml.WriteAttributeString("rdf", "about", Rdf, "");
            // A segment of JPEG holds 64 KB; facts are short.
            Write(xml, "title", DrawnText.Cut(title, LongestTitle));
            Write(xml, "description", PageText.Facts(facts));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetBytes(Begin + text + End);
    }

    /// <summary>A packet for a picture of many maps: the title is that of one.</summary>
    public static byte[] WithoutTitle(ReadOnlySpan<byte> packet)
    {
        var (start, end) = (packet.IndexOf("<dc:title"u8), packet.IndexOf(TitleEnd));
        return start < 0 || end < start ? packet.ToArray() : [.. packet[..start], .. packet[(end + TitleEnd.Length)..]];
    }

    /// <summary>
    /// Writes a JPEG with a packet, in a segment of its own (XMP specification, part 3, section 1.1.3) behind that of
    /// JFIF.
    /// </summary>
    public static void WriteJpeg(ReadOnlySpan<byte> jpeg, byte[] packet, Stream destination)
    {
        const int Marker = 2;
        var first =
            jpeg[Marker + 1] == 0xE0 ? Marker + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(Marker + 2)..]) : Marker;
        var head = new byte[4];
        (head[0], head[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), checked((ushort)(2 + JpegMark.Length + packet.Length)));
        destination.Write(jpeg[..first]);
        destination.Write(head);
        destination.Write(JpegMark);
        destination.Write(packet);
        destination.Write(jpeg[first..]);
    }

    private static void Write(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement("dc", name, Dublin);
        xml.WriteStartElement("rdf", "Alt", Rdf);
        xml.WriteStartElement("rdf", "li", Rdf);
        xml.WriteAttributeString("xml", "lang", Xml, "x-default");
        xml.WriteString(PageText.Xml(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
