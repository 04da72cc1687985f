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

    private static readonly ConditionalWeakTable<object, string[]> Figures = [];

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
        foreach (var part in Parts(map))
            writer.Write(part);
        writer.Write(whole.AsSpan(end));
    }

    /// <summary>The parts of a map, the lowest first; what maps of a run share is drawn once.</summary>
    private static IReadOnlyList<string> Parts(IFinishedMap map)
    {
        if (map.Figure is not { } figure)
            return [Part(map.Size, "part", map.DrawTo)];
        var shared = Figures.GetValue(figure, _ => [Own(MapPart.UnderAsh), Own(MapPart.OverAsh)]);
        return [shared[0], Own(MapPart.Ash), shared[1], Own(MapPart.Words)];

        string Own(MapPart part) =>
            Part(map.Size, part.ToString().ToLowerInvariant(), canvas => map.DrawPart(canvas, part));
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
