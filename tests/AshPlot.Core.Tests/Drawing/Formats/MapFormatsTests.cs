using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing.Formats;

internal sealed class MapFormatsTests
{
    private const string Map = "FL000-200_20250101030000";
    private static readonly MapOptions Small = new() { Size = new PixelSize(500, 375) };
    private static readonly string[] Names = [.. MapFormats.All.Select(format => format.Name)];

    private SampleMaps maps = null!;

    [OneTimeSetUp]
    public void Load() => maps = SampleMaps.NameTwo();

    [OneTimeTearDown]
    public void Unload() => maps.Dispose();

    [TestCaseSource(nameof(Names))]
    public void The_same_map_is_the_same_file_to_the_byte_under_any_culture(string format)
    {
        var first = maps.DrawAs(format, Small, Map);
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Built by hand: the tests run without culture data, as the program does.
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = culture;
            using var again = SampleMaps.NameTwo();
            Assert.That(again.DrawAs(format, Small, Map), Is.EqualTo(first));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void One_map_has_a_file_for_each_format_in_the_order_that_was_asked_for()
    {
        var (_, drawn, _) = maps.Draw(Small with { Formats = ["svg", "png", "pdf"] }, Map);
        Assert.That(
            drawn.Files.Select(file => Path.GetExtension(file.Path)),
            Is.EqualTo(new[] { ".svg", ".png", ".pdf" })
        );
        Assert.That(drawn.Path, Is.EqualTo(drawn.Files[0].Path));
        Assert.That(
            drawn.Files,
            Is.EqualTo(drawn.Files.Select(file => FileStamp.Of(maps.Folder, file.Path))),
            "what is told of the files is what lies there"
        );
    }

    [Test]
    public void A_format_that_does_not_exist_or_comes_twice_is_refused()
    {
        Assert.That(
            () => (Small with { Formats = ["gif"] }).Check(),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.Contains("'gif'")
                .And.Message.Contains("png, png8, jpeg, webp, svg, pdf")
        );
        Assert.That(() => (Small with { Formats = ["png", "png"] }).Check(), Throws.TypeOf<InvalidOptionException>());
        Assert.That(
            () => (Small with { Formats = ["png", "png8"] }).Check(),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains(".png files")
        );
    }

    [Test]
    public void WebP_holds_the_pixels_of_the_PNG() =>
        Assert.That(
            Picture.Decode(maps.DrawAs("webp", Small, Map)).Pixels,
            Is.EqualTo(Picture.Decode(maps.DrawAs("png", Small, Map)).Pixels)
        );

    [Test]
    public void JPEG_comes_near_the_PNG()
    {
        var jpeg = maps.DrawAs("jpeg", Small, Map);
        using var codec = SKCodec.Create(new MemoryStream(jpeg));
        Assert.That(codec.EncodedFormat, Is.EqualTo(SKEncodedImageFormat.Jpeg));
        var difference = PictureDifference.Between(
            Picture.Decode(maps.DrawAs("png", Small, Map)),
            Picture.Decode(jpeg),
            8
        );
        Assert.That(difference!.RootMeanSquare, Is.LessThan(4));
    }

    [Test]
    public void The_line_round_classes_is_an_area_of_the_SVG_over_all_classes_and_there_is_none_in_continuous_colours()
    {
        const string Line = "#164A60";
        string[] classes = ["#80FFFF", "#939598", "#E00404"];
        var drawn = FillsOf(Small with { Classes = ClassSchemes.Vaac });
        var last = classes.Select(colour => Array.LastIndexOf(drawn, colour)).Max();
        Assert.That(drawn.Count(colour => colour == Line), Is.EqualTo(1));
        Assert.That(Array.IndexOf(drawn, Line), Is.GreaterThan(last));
        Assert.That(last, Is.GreaterThanOrEqualTo(0));
        Assert.That(FillsOf(Small with { Colours = "viridis" }), Has.None.EqualTo(Line));

        string[] FillsOf(MapOptions options) =>
            [
                .. XDocument
                    .Parse(Encoding.UTF8.GetString(maps.DrawAs("svg", options, Map)))
                    .Descendants()
                    .Select(element => element.Attribute("fill")?.Value.ToUpperInvariant())
                    .OfType<string>(),
            ];
    }

    [Test]
    public void Names_on_an_SVG_have_a_pale_edge()
    {
        var svg = XDocument.Parse(
            Encoding.UTF8.GetString(maps.DrawAs("svg", new MapOptions { HasCities = true }, Map))
        );
        var name = svg.Descendants().Single(element => element.Attribute("aria-label")?.Value == "Oslo");
        var edge = name.ElementsBeforeSelf().Last();
        Assert.That(
            (edge.Attribute("stroke")?.Value.ToUpperInvariant(), edge.Attribute("fill")?.Value),
            Is.EqualTo(("WHITE", "none")).Or.EqualTo(("#FFFFFF", "none"))
        );
    }

    [Test]
    public void SVG_needs_no_font_and_nothing_from_outside()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(maps.DrawAs("svg", Small, Map)));
        var elements = svg.Descendants().ToArray();
        Assert.That(
            elements.Select(element => element.Name.LocalName),
            Has.None.AnyOf("text", "image", "script", "foreignObject", "use")
        );
        Assert.That(
            elements.Attributes().Select(attribute => attribute.Name.LocalName),
            Has.None.AnyOf("font-family", "href", "style")
        );
        Assert.That(svg.Root!.Attribute("viewBox")!.Value, Is.EqualTo("0 0 500 375"));
        // The letters are outlines, and yet a screen reader and a search find the text.
        Assert.That(
            elements.Attributes("aria-label").Select(label => label.Value),
            Has.Some.EqualTo("15°W").And.Some.Contains("FL000-200")
        );
    }

    [TestCase("a < b & \"c\" </title><script>alert(1)</script>")]
    [TestCase("灰 \U0001F30B \u0001\uFFFE x")]
    public void A_title_of_any_characters_gives_a_whole_SVG_and_PDF(string title)
    {
        using var odd = SampleMaps.NameTwo();
        odd.Run = odd.Run with { Title = title };
        var svg = XDocument.Parse(Encoding.UTF8.GetString(odd.DrawAs("svg", Small, "FL000-200_20250101030000")));
        Assert.That(svg.Descendants().Select(element => element.Name.LocalName), Has.None.EqualTo("script"));
        Assert.That(
            Encoding.ASCII.GetString(odd.DrawAs("pdf", Small, "FL000-200_20250101030000")),
            Does.EndWith("%%EOF\n").Or.EndWith("%%EOF")
        );
        foreach (var format in new[] { "jpeg", "webp" })
        {
            var text = Encoding.UTF8.GetString(odd.DrawAs(format, Small, "FL000-200_20250101030000"));
            const string End = "</x:xmpmeta>";
            var packet = XDocument.Parse(
                text[
                    text.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..(
                        text.IndexOf(End, StringComparison.Ordinal) + End.Length
                    )
                ]
            );
            XNamespace dublin = "http://purl.org/dc/elements/1.1/";
            Assert.That(
                packet.Descendants(dublin + "title").Single().Value,
                Is.EqualTo(svg.Root!.Element(svg.Root.Name.Namespace + "title")!.Value)
            );
            Assert.That(
                packet.Descendants(dublin + "description").Single().Value,
                Is.EqualTo(svg.Root.Element(svg.Root.Name.Namespace + "desc")!.Value)
            );
        }
    }

    [Test]
    public void PDF_has_no_date_and_holds_a_small_part_of_its_fonts()
    {
        var pdf = Encoding.Latin1.GetString(maps.DrawAs("pdf", Small, Map));
        Assert.That(
            pdf,
            Does.StartWith("%PDF-").And.Not.Contain("CreationDate").And.Not.Contain("ModDate").And.Contain("/FontFile2")
        );
        Assert.That(pdf, Has.Length.LessThan(250_000), "either font as a whole has 700 KB");
    }
}
