using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Output;

namespace AshPlot.Core.Finishing;

/// <summary>The KMZ of one map, opened to be made part of another. It reads no other KMZ than ashplot's.</summary>
internal sealed class MapOverlays : IDisposable
{
    // Far more than ashplot writes; a zip of a few kilobytes may unpack to any length.
    private const int LongestDocument = 1 << 20;
    private const int LongestPicture = 64 << 20;

    private readonly string file;
    private readonly ZipArchive zip;
    private readonly Lazy<XDocument> document;

    /// <summary>Opens a file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened, or is no KMZ of a map.</exception>
    public MapOverlays(string file)
    {
        this.file = file;
        zip = Reading(file, () => new ZipArchive(NamedFile.Open(file, "to be joined with the other maps")));
        document = new Lazy<XDocument>(Load);
    }

    /// <summary>Name of an element of KML.</summary>
    public static XName Kml(string name) => XName.Get(name, KmzArchive.Namespace);

    /// <summary>The overlays of the map: one, or one on either side of the dateline.</summary>
    public XElement[] Overlays() =>
        document.Value.Descendants(Kml("GroundOverlay")).ToArray() is { Length: <= 2 } overlays
            ? overlays
            : throw NoKmz(file, null);

    /// <summary>The outline of the model's domain; null in a KMZ of a version that had none.</summary>
    public XElement? Domain() => document.Value.Descendants(Kml(KmlDomain.Element)).FirstOrDefault();

    /// <summary>
    /// Places and lines on the ground beside the domain: where ash was released, and the overlays of the user.
    /// </summary>
    public IEnumerable<XElement> Places() => document.Value.Descendants(Kml(KmlDomain.Element)).Skip(1);

    /// <summary>
    /// Where the run comes from, and what its maps leave out; null in a KMZ of a version that had none.
    /// </summary>
    public string? Description() =>
        document.Value.Root?.Elements().FirstOrDefault()?.Element(Kml("description"))?.Value;

    /// <summary>The view that holds the ash; null in a KMZ of a version that had none.</summary>
    public XElement? View() => document.Value.Descendants(Kml("LookAt")).FirstOrDefault();

    /// <summary>The legend, with the name of its picture; null in a KMZ of a version that had none.</summary>
    public XElement? Legend() => document.Value.Descendants(Kml("ScreenOverlay")).FirstOrDefault();

    private XDocument Load() => Reading(file, () =>
        {
            using var text = new MemoryStream(Content(KmzArchive.DocumentName, LongestDocument));
            // A reader made so neither reads a document type nor fetches anything.
            using var xml = XmlReader.Create(
                text,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    IgnoreWhitespace = true,
                }
            );
            return XDocument.Load(xml);
        });

    /// <summary>The element that names the picture of an overlay.</summary>
    public XElement Reference(XElement overlay) =>
        overlay.Element(Kml("Icon"))?.Element(Kml("href")) ?? throw NoKmz(file, null);

    /// <summary>A picture.</summary>
    public byte[] Picture(string name) => Reading(file, () => Content(name, LongestPicture));

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private byte[] Content(string name, int longest)
    {
        if (zip.GetEntry(name) is not { } entry || entry.Length > longest)
            throw NoKmz(file, null);
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        // More may come than the directory of the zip says.
        return stream.ReadByte() < 0 ? content : throw NoKmz(file, null);
    }

    private static T Reading<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw NoKmz(file, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                file,
                "cannot be opened to be added to the joined file",
                innerException: error
            );
        }
    }

    private static UnreadableInputException NoKmz(string file, Exception? error) =>
        new(file, "is not a KMZ that ashplot wrote, or is cut short", innerException: error);
}
