using System.IO.Compression;
using System.Text;
using System.Xml;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Exporting;

/// <summary>
/// A KMZ that is being written: a zip of <c>doc.kml</c> (OGC KML 2.2) and pictures. The same content gives the same
/// bytes.
/// </summary>
internal sealed class KmzArchive(Stream destination) : IDisposable
{
    /// <summary>The document in every KMZ.</summary>
    public const string DocumentName = "doc.kml";

    /// <summary>Namespace of KML.</summary>
    public const string Namespace = "http://www.opengis.net/kml/2.2";

    // The first that zip can hold: a file of today would differ from one of tomorrow.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(destination, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds the document; <paramref name="write"/> writes what is in its <c>Document</c>.</summary>
    public void AddDocument(Action<XmlWriter> write)
    {
        using var target = Open(DocumentName, CompressionLevel.Optimal);
        using var xml = XmlWriter.Create(
            target,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
            }
        );
        xml.WriteStartElement("kml", Namespace);
        xml.WriteStartElement("Document", Namespace);
        write(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Adds a picture, which is compressed already.</summary>
    public void AddPicture(string name, ReadOnlySpan<byte> png)
    {
        using var target = Open(name, CompressionLevel.NoCompression);
        target.Write(png);
    }

    /// <summary>
    /// Text of a file that shows as it is: without what XML does not have, and without tags, which viewers obey.
    /// </summary>
    public static string Text(string text) => PageText.Xml(text).Replace('<', '\u2039').Replace('>', '\u203A');

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private Stream Open(string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = NoDate;
        return entry.Open();
    }
}
