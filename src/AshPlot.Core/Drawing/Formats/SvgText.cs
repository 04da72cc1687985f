using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// Turns a text element of Skia's, which names a font and a place for each letter, into the letters' outlines.
/// </summary>
internal static class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The outline, which tells a screen reader the text.</summary>
    public static XElement Outline(XElement text)
    {
        var bold = text.Attribute("font-weight")?.Value is not (null or "normal");
        using var font = new SKFont(bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular, Numbers(text, "font-size")[0])
        {
            Subpixel = true,
        };
        var (across, down) = (Numbers(text, "x"), Numbers(text, "y"));
        var letters = text.Value.Trim('\n', '\t', ' ');
        using var outline = new SKPath();
        foreach (var (index, letter) in letters.EnumerateRunes().Take(across.Length).Index())
        {
            using var glyph = font.GetGlyphPath(font.GetGlyph(letter.Value));
            if (glyph is not null)
                outline.AddPath(glyph, across[index], down[Math.Min(index, down.Length - 1)]);
        }

        var path = new XElement(
            Svg + "path",
            new XAttribute("aria-label", letters),
            new XAttribute("d", outline.ToSvgPathData())
        );
        foreach (var name in (string[])["fill", "fill-opacity", "opacity", "transform"])
        {
            if (text.Attribute(name) is { } kept)
                path.SetAttributeValue(name, kept.Value);
        }

        return path;
    }

    private static float[] Numbers(XElement element, string name) =>
        [
            .. (element.Attribute(name)?.Value ?? "0")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(number => float.Parse(number, CultureInfo.InvariantCulture)),
        ];
}
