using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Sections;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Sections;

internal sealed class SectionContoursTests
{
    private static readonly ContourLevel One = new(1, "1");

    [Test]
    public void A_contour_goes_through_the_places_between_middles_where_the_value_is_passed()
    {
        // Cells of a kilometre, the third of which has two steps; two levels, whose middles are at 5 and 15.
        var section = Section([0, 1, 2, 2, 3], [0, 2, 4, 4, 0, 0, 0, 0, 0, 0]);
        var line = Traced(section).Single();
        SKPoint[] places = [.. line.Line.Stretch(0, line.Line.Length)];
        (float, float)[] expected = [(1000, 5), (1500, 10), (3000, 12.5f), (4125, 5)];
        Assert.That(
            places.Select(place => (place.X, place.Y)).Distinct(),
            Is.EqualTo(expected).Or.EqualTo(expected.Reverse())
        );
        Assert.That(line.Level, Is.EqualTo(One));
    }

    [Test]
    public void There_is_none_beside_what_is_not_known()
    {
        var values = new[] { 0, float.NaN, 4, 4, 0, 0, 0, 0, 0, 0 };
        var places = Traced(Section([0, -1, 2, 2, 3], values))
            .SelectMany(line => line.Line.Stretch(0, line.Line.Length))
            .ToArray();
        Assert.That(places, Is.Not.Empty);
        Assert.That(places.Select(place => place.X), Is.All.GreaterThanOrEqualTo(3000));
    }

    [TestCase("1000x750", true)]
    [TestCase("320x240", false)]
    public void A_section_has_contours_and_where_there_is_room_a_logo(string size, bool hasLogo)
    {
        var options = new MapOptions { Size = PixelSize.Parse(size) };
        var plain = Draw(options);
        var lined = Draw(options with { Contours = ContourLines.Plain });
        Assert.That(Unlike(plain, lined), Is.Not.Empty);
        using var logo = new SKBitmap(40, 20);
        logo.Erase(SKColors.Lime);
        using var png = logo.Encode(SKEncodedImageFormat.Png, 100);
        var signed = Draw(options with { Logo = new MapLogo("", png.ToArray()) });
        Assert.That(signed.Pixels.Contains(0xFF00FF00), Is.EqualTo(hasLogo));
    }

    [Test]
    public void Letters_of_a_small_section_are_no_smaller_than_on_maps()
    {
        var layout = new SectionLayout(new PixelSize(320, 240), isStamped: false, hasLevelsAtRight: true);
        Assert.That(
            (layout.LabelSize, layout.FootSize, layout.TitleSize, layout.SubtitleSize),
            Is.EqualTo((9, 9, 12, 10))
        );
        Assert.That(layout.Frame.Width, Is.GreaterThan(90));
        Assert.That(layout.Legend.Width, Is.GreaterThan(110));
    }

    private static IEnumerable<int> Unlike(Picture one, Picture other) =>
        Enumerable.Range(0, one.Pixels.Length).Where(pixel => one.Pixels[pixel] != other.Pixels[pixel]);

    private static Picture Draw(MapOptions options)
    {
        var colouring = new ClassColouring(ClassSchemes.Vaac, 1, DisplayScale.Plain("mg/m3"), float.Epsilon);
        using var picture = new SectionPicture(
            options,
            Section([0, 1, 2, 2, 3], [0, 2, 4, 4, 0, 0, 0, 0, 0, 0]),
            SectionRoute.Parse(["60,-10", "60,10"]),
            colouring,
            new MapCaptions("Title", "when", "run", "maximum", null),
            []
        );
        return Picture.Of(picture.Pixels);
    }

    private static DrawnContour[] Traced(SectionValues section) =>
        [
            .. SectionContours.Trace(section, [One], isSmooth: false, (metres, height) =>
                new SKPoint((float)metres, (float)height)
            ),
        ];

    private static SectionValues Section(int[] cells, float[] values) =>
        new(
            [
                .. cells.Select(
                    (cell, index) => new RouteSample(index, 60, index * 1000, (index + 1) * 1000, cell, null, 0, null)
                ),
            ],
            new SectionBands("FL", "Flight level", [new SectionBand(0, 0, 10), new SectionBand(1, 10, 20)]),
            values
        );
}
