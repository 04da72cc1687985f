using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AshPlot.Core.Reporting;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>SVG: lines and areas; letters are outlines, so that no machine needs the font.</summary>
internal sealed class SvgFormat : IMapFormat
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n", Indent = true, IndentChars = " ",
        CloseOutput = false, CheckCharacters = true,
    };

    public string Name => "svg";

    public bool IsRaster => false;

    public void Write(IFinishedMap map, Stream destination)
    {
        using var drawn = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(map.Size.Width, map.Size.Height), drawn))
            map.DrawTo(canvas);
        drawn.Position = 0;
        using var reader = XmlReader.Create(drawn, new XmlReaderSettings { CheckCharacters = false, IgnoreWhitespace = true });
        var document = XDocument.Load(reader);
        var root = document.Root!;
        // What scales the picture into the room that a page gives it.
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {map.Size.Width} {map.Size.Height}"));
        root.SetAttributeValue("role", "img");
        root.AddFirst(
            new XElement(Svg + "title", map.Title),
            new XElement(Svg + "desc", PageText.Clean(string.Join("; ", map.Facts.Select(fact => $"{fact.Key}: {fact.Value}"))).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD')));
        foreach (var text in root.Descendants(Svg + "text").ToArray())
            text.ReplaceWith(SvgText.Outline(text));
        RenameParts(root);
        foreach (var shape in root.Descendants().Where(IsArea))
            shape.SetAttributeValue("shape-rendering", "crispEdges");
        using var writer = XmlWriter.Create(destination, Settings);
        document.Save(writer);
    }

    /// <summary>Skia numbers what is referred to through all pictures of a process; here each picture begins with 1.</summary>
    private static void RenameParts(XElement root)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in root.Descendants().Attributes("id"))
        {
            names['#' + id.Value] = string.Create(CultureInfo.InvariantCulture, $"#part{names.Count + 1}");
            id.Value = names['#' + id.Value][1..];
        }

        foreach (var attribute in root.Descendants().Attributes())
        {
            if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
                attribute.Value = $"url({names[attribute.Value[4..^1]]})";
            else if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#'))
                attribute.Value = names[attribute.Value];
        }
    }

    /// <summary>True for land, cells and colour bar: drawn without soft edges, as in pixels, so that neighbours meet without a seam.</summary>
    private static bool IsArea(XElement shape) =>
        (shape.Name == Svg + "path" || shape.Name == Svg + "rect")
        && shape.Attribute("fill")?.Value != "none" && shape.Attribute("aria-label") is null && shape.Attribute("rx") is null;
}
