using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using static AshPlot.Core.Pdf.PdfObjects;

namespace AshPlot.Core.Pdf;

/// <summary>
/// Makes TrueType fonts of the outlines (Type 3 fonts) that Skia writes. Skia puts all of a font that it may embed into
/// each file, 750 KB of DejaVu Sans; of one that it may not it writes each letter in use as a drawing, which many
/// programs show badly and printers draw slowly. Code and width of each letter stay, so that what is written with the
/// font need not change.
/// </summary>
/// <remarks>
/// The format: ISO 32000-1, sections 9.6.3 (TrueType fonts), 9.6.6.4 (which glyph a code is: by the cmap table of
/// platform 1) and 9.10.3 (ToUnicode). Skia: <c>SkPDFFont.cpp</c>, <c>emit_subset_type3</c>. A font has the letters of
/// ASCII whether in use or not: fonts of many maps are then one font.
/// </remarks>
internal static partial class PdfFonts
{
    // Glyphs of DejaVu Sans that are space to tilde.
    private const int FirstOfAscii = 3,
        LastOfAscii = 97;
    private const int UnitsOfPdf = 1000;

    private static readonly ConcurrentDictionary<string, (byte[] Packed, int Length)> Made = new(
        StringComparer.Ordinal
    );

    /// <summary>True for a font of outlines.</summary>
    public static bool IsOutlines(string dictionary) =>
        dictionary.Contains("/Subtype /Type3", StringComparison.Ordinal);

    /// <summary>Writes the TrueType font in place of one of outlines.</summary>
    /// <returns>Its number.</returns>
    public static int Add(PdfObjects objects, PdfFile file, string dictionary)
    {
        var descriptor = file.Object(
            int.Parse(
                Descriptor().Match(dictionary).Groups[1].ValueSpan,
                NumberStyles.None,
                CultureInfo.InvariantCulture
            )
        );
        var face =
            descriptor?.Dictionary.Contains("-Bold", StringComparison.Ordinal) == true
                ? TrueTypeFont.Bold
                : TrueTypeFont.Regular;
        var glyphs = Glyphs(dictionary);
        var name = $"/{NameOf(glyphs)}+{face.Name}";
        var key = $"{name} {string.Join(' ', glyphs.Select(glyph => $"{glyph.Key}:{glyph.Value}"))}";
        var program = Made.GetOrAdd(key, _ => Deflate(face.Subset(glyphs)));
        var stream = objects.AddStream($"/Length1 {Plain(program.Length)}\n", program.Packed);
        string InUnits(int value) => Plain(Math.Round((double)value * UnitsOfPdf / face.UnitsPerEm, 2));
        var box = string.Join(' ', face.Box.Select(InUnits));
        var described = objects.Add(
            $"<</Type /FontDescriptor\n/FontName {name}\n/Flags 4\n/FontBBox [{box}]\n/ItalicAngle 0\n/Ascent {InUnits(face.Ascent)}\n"
                + $"/Descent {InUnits(face.Descent)}\n/CapHeight 729\n/StemV {(face == TrueTypeFont.Bold ? 188 : 94)}\n/FontFile2 {stream} 0 R>>\n"
        );
        var unicode = objects.AddStream(
            "",
            Made.GetOrAdd("unicode " + key, _ => Deflate(Encoding.ASCII.GetBytes(ToUnicode(face, glyphs)))).Packed
        );
        var (first, last) = (glyphs.Keys.First(), glyphs.Keys.Last());
        var widths = string.Join(
            ' ',
            Enumerable
                .Range(first, last - first + 1)
                .Select(code => glyphs.TryGetValue(code, out var glyph) ? InUnits(face.Advance(glyph)) : "0")
        );
        return objects.Add(
            $"<</Type /Font\n/Subtype /TrueType\n/BaseFont {name}\n/FirstChar {first}\n/LastChar {last}\n/Widths [{widths}]\n"
                + $"/FontDescriptor {described} 0 R\n/ToUnicode {unicode} 0 R>>\n"
        );
    }

    /// <summary>
    /// The glyph of each code, those of ASCII among them where the codes are those of the first 255 glyphs.
    /// </summary>
    private static SortedDictionary<int, int> Glyphs(string dictionary)
    {
        var glyphs = new SortedDictionary<int, int>();
        foreach (
            var (code, name) in Differences()
                .Match(dictionary)
                .Groups[1]
                .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Index()
        )
        {
            var glyph = int.Parse(name.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (glyph != 0)
                glyphs.Add(code, glyph);
        }

        for (var glyph = FirstOfAscii; glyphs.All(one => one.Key == one.Value) && glyph <= LastOfAscii; glyph++)
            glyphs[glyph] = glyph;
        return glyphs;
    }

    /// <summary>Six letters that tell subsets of a font apart (ISO 32000-1, section 9.6.4).</summary>
    private static string NameOf(SortedDictionary<int, int> glyphs)
    {
        var hash = 0u;
        foreach (var (code, glyph) in glyphs)
            hash = (hash * 31) + ((uint)code << 16) + (uint)glyph;
        return string.Create(6, hash, static (letters, rest) =>
        {
            foreach (ref var letter in letters)
                (letter, rest) = ((char)('A' + (rest % 26)), rest / 26);
        });
    }

    private static string ToUnicode(TrueTypeFont face, SortedDictionary<int, int> glyphs)
    {
        var text = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        ).Append(
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        );
        foreach (var part in glyphs.Where(glyph => face.LetterOf(glyph.Value) is not null).Chunk(100))
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (code, glyph) in part)
                text.Append(CultureInfo.InvariantCulture, $"<{code:X2}> <{(int)face.LetterOf(glyph)!.Value:X4}>\n");
            text.Append("endbfchar\n");
        }

        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static (byte[] Packed, int Length) Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return (packed.ToArray(), bytes.Length);
    }

    [GeneratedRegex(@"/FontDescriptor (\d+) 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"/Differences \[([^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Differences();
}
