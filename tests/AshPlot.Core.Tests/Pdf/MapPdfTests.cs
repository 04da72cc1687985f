using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AshPlot.Core.Drawing;
using AshPlot.Core.Finishing;
using AshPlot.Core.Pdf;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Finishing;
using SkiaSharp;

namespace AshPlot.Core.Tests.Pdf;

internal sealed class MapPdfTests
{
    private const string Map = "FL000-200_20250101030000";

    [TestCase(1000, 750, "750 562.5")]
    [TestCase(641, 479, "480.75 359.25")]
    public void The_page_has_the_size_of_the_map(int width, int height, string points)
    {
        using var maps = SampleMaps.NameTwo();
        var text = Encoding.Latin1.GetString(
            maps.DrawAs("pdf", new MapOptions { Size = new PixelSize(width, height) }, Map)
        );
        Assert.That(text, Does.Contain($"/MediaBox [0 0 {points}]"));
        Assert.That(Regex.Count(text, "/MediaBox"), Is.EqualTo(1));
    }

    [Test]
    public void Letters_are_those_of_TrueType_fonts_that_lie_in_the_file()
    {
        using var maps = SampleMaps.NameTwo();
        // Letters with accents are put together of others.
        var options = new MapOptions
        {
            Words = new MapWords { Title = "Ünïcodé {quantity}", Subtitle = "Łódź àéîõü" },
        };
        var file = PdfFile.Of(maps.DrawAs("pdf", options, Map));
        var objects = Enumerable.Range(1, file.Size - 1).Select(number => file.Object(number)!.Value).ToList();
        var fonts = objects
            .Where(one => one.Dictionary.Contains("/Type /Font\n", StringComparison.Ordinal))
            .Select(one => one.Dictionary)
            .ToList();
        Assert.That(fonts, Has.Count.GreaterThanOrEqualTo(2).And.All.Contain("/Subtype /TrueType"));
        var seen = new HashSet<int>();
        Assert.That(objects.Select(one => one.Dictionary), Has.None.Contain("Type3").And.None.Contain("CharProcs"));
        foreach (var font in fonts)
        {
            var face = font.Contains("DejaVuSans-Bold", StringComparison.Ordinal)
                ? EmbeddedFonts.Bold
                : EmbeddedFonts.Regular;
            var program = Inflate(
                file,
                Reference(file.Object(Reference(font, "FontDescriptor"))!.Value.Dictionary, "FontFile2")
            );
            using var data = SKData.CreateCopy(program);
            using var own = SKTypeface.FromData(data);
            Assert.That(own, Is.Not.Null, "the font can be opened");
            var unicode = Encoding.ASCII.GetString(Inflate(file, Reference(font, "ToUnicode")));
            var widths = Regex
                .Match(font, @"/Widths \[([^\]]*)\]")
                .Groups[1]
                .Value.Split(' ')
                .Select(width => double.Parse(width, CultureInfo.InvariantCulture))
                .ToArray();
            var first = int.Parse(Regex.Match(font, @"/FirstChar (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
            var letters = Regex
                .Matches(unicode, "<([0-9A-F]{2})> <([0-9A-F]{4})>")
                .Select(match =>
                    (
                        Code: Convert.ToInt32(match.Groups[1].Value, 16),
                        Letter: Convert.ToInt32(match.Groups[2].Value, 16)
                    )
                )
                .ToList();
            Assert.That(letters, Is.Not.Empty);
            using SKFont theirs = new(face, 1000),
                small = new(own, 1000);
            foreach (var (code, letter) in letters)
            {
                seen.Add(letter);
                var glyph = (ushort)program[Place(program, "cmap") + 12 + 6 + code];
                using SKPath? expected = theirs.GetGlyphPath(theirs.GetGlyph(letter)),
                    found = small.GetGlyphPath(glyph);
                Assert.That(found?.ToSvgPathData(), Is.EqualTo(expected?.ToSvgPathData()), $"letter {letter:X4}");
                Assert.That(
                    widths[code - first],
                    Is.EqualTo(theirs.GetGlyphWidths([theirs.GetGlyph(letter)])[0]).Within(0.5),
                    $"letter {letter:X4}"
                );
            }
        }

        Assert.That(seen, Is.SupersetOf("Ünïcodé Łódź àéîõü".Select(letter => (int)letter).Distinct()));
    }

    [Test]
    public void What_maps_share_is_in_a_document_once()
    {
        using var run = new FinishedRun("pdf");
        MergedDocument.Write(run.Manifest, run.Folder);
        var maps = run
            .Manifest.Quantities.SelectMany(quantity => quantity.Maps)
            .Select(map => run.Read(map.Path!).Length)
            .ToArray();
        Assert.That(maps, Has.Length.GreaterThan(4));
        // The first map of each quantity, and of the others no more than their own.
        Assert.That(run.Read("maps.pdf"), Has.Length.LessThan(maps.Sum() / 2));
    }

    [TestCase("pdf")]
    [TestCase("svg")]
    public void The_base_map_of_panels_is_in_a_figure_once(string format)
    {
        using var maps = SampleMaps.NameTwo();
        var options = new MapOptions
        {
            Panels = PanelOptions.Parse("time:2x2"),
            Quantities = ["air-concentration"],
            Levels = ["FL200-350"],
        };
        // Four panels, and one in a cell of the same size.
        var (four, one) = (Length(options), Length(options with { Times = [TimeSelector.Parse("first")] }));
        Assert.That(four, Is.LessThan(1.6 * one));

        int Length(MapOptions options) => maps.DrawAs(format, options, "_20250101030000").Length;
    }

    [Test]
    public void A_map_is_the_same_whether_the_base_map_was_drawn_for_another_or_not()
    {
        using var maps = SampleMaps.NameTwo();
        foreach (var format in (string[])["pdf", "svg"])
        {
            var options = new MapOptions
            {
                Formats = [format],
                Quantities = ["air-concentration"],
                Scale = ScaleChoice.Slice,
            };
            var all = maps.DrawAll(options, overlapping: false);
            Assert.That(maps.DrawAll(options, overlapping: false), Is.EqualTo(all));
            Assert.That(all, Does.Contain(maps.DrawAs(format, options, "FL200-350_20250101090000")));
        }
    }

    private static int Reference(string dictionary, string name) =>
        int.Parse(Regex.Match(dictionary, $@"/{name} (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture);

    private static byte[] Inflate(PdfFile file, int number)
    {
        var stream = file.Object(number)!.Value.Stream;
        using var zlib = new ZLibStream(
            new MemoryStream(stream["stream\n".Length..].ToArray()),
            CompressionMode.Decompress
        );
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static int Place(byte[] font, string table)
    {
        var entry = font.AsSpan().IndexOf(Encoding.ASCII.GetBytes(table));
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(entry + 8));
    }
}
