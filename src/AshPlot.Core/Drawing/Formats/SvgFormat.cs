using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>SVG: lines and areas; letters are outlines, so that no machine needs the font.</summary>
internal sealed class SvgFormat : IMapFormat
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
        Indent = true,
        IndentChars = " ",
        CloseOutput = false,
        CheckCharacters = true,
        OmitXmlDeclaration = true,
    };

    private static readonly ConditionalWeakTable<object, Dictionary<string, string>> Known = [];

    public string Name => "svg";

    public bool IsRaster => false;

    public void Write(IFinishedMap map, Stream destination)
    {
        var head = new XElement(
            Svg + "svg",
            new XAttribute(XNamespace.Xmlns + "xlink", "http://www.w3.org/1999/xlink"),
            new XAttribute("width", map.Size.Width),
            new XAttribute("height", map.Size.Height),
            // What scales the picture into the room that a page gives it.
            new XAttribute(
                "viewBox",
                string.Create(CultureInfo.InvariantCulture, $"0 0 {map.Size.Width} {map.Size.Height}")
            ),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", map.Title),
            new XElement(Svg + "desc", PageText.Xml(PageText.Facts(map.Facts)))
        );
        var whole = Text(head);
        var end = whole.LastIndexOf("\n</svg>", StringComparison.Ordinal);
        using var writer = new StreamWriter(destination, Settings.Encoding, leaveOpen: true);
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        writer.Write(whole.AsSpan(0, end));
        foreach (var part in map.Parts)
            Write(writer, part, map.Size);
        writer.Write(whole.AsSpan(end));
    }

    /// <summary>Writes a part; one that is there several times is written once and referred to.</summary>
    private static void Write(StreamWriter writer, DrawnPart part, PixelSize whole)
    {
        var drawn = Drawn(part);
        if (drawn.Length == 0)
            return;
        if (part.Size == whole)
        {
            writer.Write(drawn);
            return;
        }

        foreach (var (index, place) in part.Places.Index())
        {
            // An svg in the svg shows nothing beyond its edges.
            writer.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\n <svg x=\"{place.X}\" y=\"{place.Y}\" width=\"{part.Size.Width}\" height=\"{part.Size.Height}\">"
                )
            );
            writer.Write(
                index > 0 ? $"<use xlink:href=\"#{part.Name}\"/>"
                : part.Places.Count > 1 ? $"<g id=\"{part.Name}\">{drawn}\n </g>"
                : drawn
            );
            writer.Write("</svg>");
        }
    }

    private static string Drawn(DrawnPart part)
    {
        if (part.Shared is null)
            return Part(part.Size, part.Name, part.Draw);
        var known = Known.GetOrCreateValue(part.Shared);
        if (!known.TryGetValue(part.Name, out var drawn))
            known[part.Name] = drawn = Part(part.Size, part.Name, part.Draw);
        return drawn;
    }

    /// <summary>The elements of a drawing, as text.</summary>
    private static string Part(PixelSize size, string name, Action<SKCanvas> draw)
    {
        using var drawn = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(size.Width, size.Height), drawn))
            draw(canvas);
        drawn.Position = 0;
        using var reader = XmlReader.Create(
            drawn,
            new XmlReaderSettings { CheckCharacters = false, IgnoreWhitespace = true }
        );
        var root = XDocument.Load(reader).Root!;
        if (!root.HasElements)
            return "";
        foreach (var text in root.Descendants(Svg + "text").ToArray())
            text.ReplaceWith(SvgText.Outline(text));
        RenameParts(root, name);
        foreach (var shape in root.Descendants().Where(IsArea))
            shape.SetAttributeValue("shape-rendering", "crispEdges");
        var whole = Text(root);
        return whole[
            (whole.IndexOf('>', StringComparison.Ordinal) + 1)..whole.LastIndexOf("\n</svg>", StringComparison.Ordinal)
        ];
    }

    private static string Text(XElement element)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(text, Settings))
            element.Save(writer);
        return text.ToString();
    }

    /// <summary>
    /// Skia numbers what is referred to through all pictures of a process; here each part begins with 1.
    /// </summary>
    private static void RenameParts(XElement root, string prefix)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in root.Descendants().Attributes("id"))
        {
            names['#' + id.Value] = string.Create(CultureInfo.InvariantCulture, $"#{prefix}{names.Count + 1}");
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

    /// <summary>
    /// True for land, cells and colour bar: drawn without soft edges, as in pixels, so that neighbours meet without a
    /// seam.
    /// </summary>
    private static bool IsArea(XElement shape) =>
        (shape.Name == Svg + "path" || shape.Name == Svg + "rect")
        && shape.Attribute("fill")?.Value != "none"
        && shape.Attribute("aria-label") is null
        && shape.Attribute("rx") is null;
}
