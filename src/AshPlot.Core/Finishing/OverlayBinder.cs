using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using AshPlot.Core.Exporting;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Binds the overlays of maps to one KMZ. One picture at a time is in memory, and a picture that is like an earlier
/// one, as those of a deposit are once the ash has come down, is there once. The document comes last: a zip is read
/// from its end.
/// </summary>
internal sealed class OverlayBinder(KmzArchive kmz)
{
    private readonly List<PlacedOverlay> overlays = [];
    private readonly Dictionary<string, string> pictures = [];
    private readonly List<XElement> ground = [];
    private string? provenance;
    private (XElement Element, byte[] Picture)? legend;
    private bool hasOneLegend = true;

    /// <summary>Adds the overlays of a map.</summary>
    /// <param name="level">Its level in words, or null.</param>
    /// <param name="file">Its KMZ.</param>
    /// <exception cref="Errors.UnreadableInputException">It is gone, or is none.</exception>
    public void Add(string? level, string file)
    {
        using var map = new MapOverlays(file);
        provenance ??= map.Description();
        if (overlays.Count == 0)
            ground.AddRange(new[] { map.View(), map.Domain() }.OfType<XElement>().Concat(map.Places()));
        AddLegend(map);
        foreach (var overlay in map.Overlays())
        {
            var reference = map.Reference(overlay);
            reference.Value = NameOf(map.Picture(reference.Value));
            overlays.Add(new PlacedOverlay(level, overlay));
        }
    }

    /// <summary>Writes the document, after all maps were added.</summary>
    /// <param name="run">Title of the run.</param>
    /// <param name="quantity">The quantity of the maps.</param>
    public void WriteDocument(string run, ManifestQuantity quantity)
    {
        if (hasOneLegend && legend is { } common)
            kmz.AddPicture(KmzFile.LegendName, common.Picture);
        kmz.AddDocument(xml => WriteDocument(xml, run, quantity));
    }

    private void WriteDocument(XmlWriter xml, string run, ManifestQuantity quantity)
    {
        Text(xml, "name", $"{PageText.Title(quantity)}, {run}");
        Text(xml, "open", "1");
        Text(
            xml,
            "description",
            provenance is null ? ScaleText.WithGap(quantity) : $"{ScaleText.WithGap(quantity)}; {provenance}"
        );
        foreach (var element in ground)
            element.WriteTo(xml);
        if (hasOneLegend)
            legend?.Element.WriteTo(xml);
        foreach (var level in overlays.GroupBy(overlay => overlay.Level))
        {
            xml.WriteStartElement("Folder");
            Text(xml, "name", level.Key ?? quantity.Title);
            foreach (var (index, overlay) in level.Index())
                Write(xml, overlay.Element, isFirst: index == 0);
            xml.WriteEndElement();
        }
    }

    /// <summary>
    /// An overlay as it was; of those without a time, that no slider tells apart, the first alone is to be seen.
    /// </summary>
    private static void Write(XmlWriter xml, XElement overlay, bool isFirst)
    {
        var hasTime =
            overlay.Element(MapOverlays.Kml("TimeSpan")) is not null
            || overlay.Element(MapOverlays.Kml("TimeStamp")) is not null;
        if (!hasTime && !isFirst)
            overlay.Element(MapOverlays.Kml("name"))?.AddAfterSelf(new XElement(MapOverlays.Kml("visibility"), "0"));
        overlay.WriteTo(xml);
    }

    /// <summary>Notes the legend of a map; maps on scales of their own have none in common.</summary>
    private void AddLegend(MapOverlays map)
    {
        if (map.Legend() is not { } element)
            return;
        var reference = map.Reference(element);
        var picture = map.Picture(reference.Value);
        if (legend is { } known)
        {
            hasOneLegend &= known.Picture.AsSpan().SequenceEqual(picture);
            return;
        }

        reference.Value = KmzFile.LegendName;
        legend = (element, picture);
    }

    private string NameOf(byte[] picture)
    {
        var content = Convert.ToHexString(SHA256.HashData(picture));
        if (!pictures.TryGetValue(content, out var name))
        {
            pictures[content] = name = string.Create(CultureInfo.InvariantCulture, $"ash-{pictures.Count + 1}.png");
            kmz.AddPicture(name, picture);
        }

        return name;
    }

    private static void Text(XmlWriter xml, string element, string text) =>
        xml.WriteElementString(element, KmzArchive.Text(text));
}
