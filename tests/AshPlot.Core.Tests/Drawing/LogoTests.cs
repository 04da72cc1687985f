using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// A logo stands on each map where it covers nothing, and a file that is no picture is refused in one line.
/// </summary>
internal sealed class LogoTests
{
    private static readonly Grid Ocean = new(GridAxis.Regular(-39.5, 1, 60), GridAxis.Regular(45.5, 1, 27));

    private string file = "";

    [SetUp]
    public void Name() => file = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(file);

    [TestCase(1000, 750)]
    [TestCase(1080, 1920)]
    [TestCase(1920, 1080)]
    [TestCase(420, 315)]
    public void It_stands_in_the_corner_and_covers_nothing(int width, int height)
    {
        var options = new MapOptions { Size = new PixelSize(width, height), Stamp = "EXERCISE" };
        var captions = new MapCaptions(
            string.Concat(Enumerable.Repeat("A very long title ", 8)),
            "valid 18 Apr 2010 03:00 UTC",
            "run",
            "maximum",
            null
        )
        {
            Stamp = "EXERCISE",
        };
        var (plain, withLogo) = (Paint(options, captions), Paint(options with { Logo = Logo(300, 100) }, captions));
        var red = Pixels(withLogo).Where(pixel => pixel.Colour == 0xFFFF0000).ToArray();
        var zoom = withLogo.View.Layout.Zoom;
        Assert.That(red.Length, Is.GreaterThan(60 * 20 * zoom * zoom), "it scales with the picture");
        Assert.That(red.Max(pixel => pixel.X) - red.Min(pixel => pixel.X), Is.InRange(60 * zoom, 150 * zoom));
        Assert.That(red.Max(pixel => pixel.Y), Is.LessThan(withLogo.Frame.Y));
        Assert.That(red.Min(pixel => pixel.Y), Is.GreaterThanOrEqualTo(withLogo.View.Layout.StampHeight));
        // Without the title it would be the same: nothing lies over it or under it.
        var alone = Paint(
            options with
            {
                Logo = Logo(300, 100),
            },
            new MapCaptions("", "", "", "", null) { Stamp = "EXERCISE" }
        );
        Assert.That(red, Is.EqualTo(Pixels(alone).Where(pixel => pixel.Colour == 0xFFFF0000)));
        Assert.That(Pixels(plain).Any(pixel => pixel.Colour == 0xFFFF0000), Is.False);
    }

    [TestCase("svg")]
    [TestCase("pdf")]
    public void It_is_in_documents_of_lines_and_areas(string format)
    {
        using var sample = SampleMaps.NameTwo();
        byte[] Draw(MapLogo? logo) =>
            sample.Draw(new MapOptions { Formats = [format], Logo = logo }, "_Total_Column_Mass_20250101090000").Png;
        var (plain, withLogo) = (Draw(null), Draw(Logo(300, 100)));
        Assert.That(withLogo, Has.Length.GreaterThan(plain.Length));
        if (format == "pdf")
            return;
        var document = System.Xml.Linq.XDocument.Load(new MemoryStream(withLogo));
        var picture = document.Descendants().Single(element => element.Name.LocalName == "image");
        Assert.That(
            document
                .Descendants()
                .Single(element => element.Name.LocalName == "use")
                .Attributes()
                .Single(attribute => attribute.Name.LocalName == "href")
                .Value,
            Is.EqualTo("#" + picture.Attribute("id")!.Value)
        );
    }

    [Test]
    public void A_tiny_picture_has_none()
    {
        var options = new MapOptions { Size = new PixelSize(320, 240), Logo = Logo(300, 100) };
        Assert.That(
            Pixels(Paint(options, new MapCaptions("", "", "", "", null))).Any(pixel => pixel.Colour == 0xFFFF0000),
            Is.False
        );
        using var sample = SampleMaps.NameTwo();
        Assert.That(
            RunPlanner.Plan(sample.Run, options).Warnings,
            Has.One.EqualTo("Logo: maps of 320x240 pixels have no room for a logo; it is left out")
        );
        Assert.That(RunPlanner.Plan(sample.Run, options with { Size = new PixelSize(640, 480) }).Warnings, Is.Empty);
    }

    [Test]
    public void A_large_picture_is_made_smaller_once_and_known_by_its_file()
    {
        var logo = Logo(3000, 1000);
        using var bitmap = SKBitmap.Decode(logo.Png);
        Assert.That((bitmap.Width, bitmap.Height), Is.EqualTo((1200, 400)));
        Assert.That(Logo(3000, 1000).Fingerprint, Is.EqualTo(logo.Fingerprint).And.StartWith("sha256:"));
        Assert.That(Logo(3000, 999).Fingerprint, Is.Not.EqualTo(logo.Fingerprint));
    }

    [Test]
    public void What_is_no_picture_is_refused()
    {
        var png = Png(40, 20);
        Refuse([], "is not a PNG file");
        Refuse("GIF89a, and then some more of it"u8.ToArray(), "is not a PNG file");
        Refuse(png[..60], "is a broken PNG file");
        Refuse(new byte[4_000_001], "has more than 4 MB");
        byte[] huge = [.. png];
        huge[18] = 0x40;
        Refuse(huge, "pixels, more than 4096x4096");
        Assert.That(
            () => MapLogo.Read(Path.Combine(Path.GetTempPath(), "no-such-logo.png")),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("Logo: no-such-logo.png does not exist")
        );
        Assert.That(
            () => MapLogo.Read("/dev/zero"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("not a regular file")
        );
    }

    [Test, CancelAfter(60_000)]
    public void A_damaged_file_is_drawn_or_refused(CancellationToken _)
    {
        var (png, random) = (Png(40, 20), new Random(5));
        for (var round = 0; round < 300; round++)
        {
            byte[] damaged = [.. png[..random.Next(png.Length / 2, png.Length + 1)]];
            for (var change = random.Next(4); change > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(file, damaged);
            try
            {
                Assert.That(MapLogo.Read(file).Png, Is.Not.Empty);
            }
            catch (InvalidOptionException error)
            {
                Assert.That(error.Message, Does.StartWith("Logo: ").And.Not.Contains("\n"));
            }
        }
    }

    [Test]
    public void A_logo_beside_the_title() =>
        GoldenImage.Check(
            "logo",
            Paint(
                new MapOptions { Size = new PixelSize(640, 480), Logo = Logo(120, 80) },
                new MapCaptions("Total column mass", "valid 18 Apr 2010 03:00 UTC", "run", "maximum", null)
            )
                .Picture.Encode()
        );

    private static PaintedMap Paint(MapOptions options, MapCaptions captions) =>
        PaintedMap.Of(Ocean, new float[Ocean.CellCount], options, captions);

    private static IEnumerable<(int X, int Y, uint Colour)> Pixels(PaintedMap map) =>
        map.Picture.Pixels.Select((colour, index) => (index % map.Picture.Width, index / map.Picture.Width, colour));

    private MapLogo Logo(int width, int height)
    {
        File.WriteAllBytes(file, Png(width, height));
        return MapLogo.Read(file);
    }

    private static byte[] Png(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Red);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Refuse(byte[] content, string why)
    {
        File.WriteAllBytes(file, content);
        Assert.That(
            () => MapLogo.Read(file),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.Contains(why)
                .And.Message.Contains("give a PNG picture")
        );
    }
}
