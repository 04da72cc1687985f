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

    [Test]
    public void None_crosses_heights_of_no_band()
    {
        // Levels are not in the order of their heights, and touch but for rounding.
        var section = Section(
            [0, 1, 2, 3],
            [0, 2, 4, 0, 0, 4, 4, 0, 0, 4, 0, 0, 0, 4, 4, 4],
            new SectionBand(0, 90, 100),
            new SectionBand(1, 0, 10),
            new SectionBand(2, 100.00001, 110),
            new SectionBand(3, 10.00001, 20)
        );
        float[][] heights =
        [
            .. Traced(section)
                .Select(line => line.Line.Stretch(0, line.Line.Length).Select(place => place.Y).ToArray()),
        ];
        Assert.That(heights, Is.Not.Empty);
        Assert.That(heights.SelectMany(line => line).Where(height => height < 50), Is.Not.Empty.And.All.AtMost(15.01));
        Assert.That(heights.SelectMany(line => line).Where(height => height > 50), Is.Not.Empty.And.All.AtLeast(94.99));
        Assert.That(heights.Select(line => line.Max() - line.Min()), Is.All.AtMost(10.01));
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

    [Test]
    public void A_section_of_any_size_has_room_for_its_values_and_a_legend(
        [Values] bool isStamped,
        [Values] bool hasLevelsAtRight
    )
    {
        for (var width = 200; width <= 1200; width += 10)
        {
            for (var height = 200; height <= 1200; height += 10)
            {
                var layout = new SectionLayout(new PixelSize(width, height), isStamped, hasLevelsAtRight);
                var what = $"{width}x{height}";
                Assert.That(layout.Frame.Width, Is.AtLeast(90), what);
                Assert.That(layout.Frame.Height, Is.AtLeast(isStamped ? 44 : 60), what);
                Assert.That(layout.Legend.Width, Is.AtLeast(110), what);
                Assert.That(layout.Legend.Height * 0.8 / 5, Is.AtLeast(layout.LabelSize), what);
                Assert.That(layout.Map.IsEmpty || layout.Map is { Width: >= 90, Height: >= 20 }, what);
                Assert.That(new SKRect(0, 0, width, height).Contains(layout.Frame), what);
                Assert.That(new SKRect(0, 0, width, height).Contains(layout.Legend), what);
            }
        }
    }

    [TestCase("200x200", true, true)]
    [TestCase("250x300", true, true)]
    [TestCase("300x240", false, false)]
    [TestCase("320x240", true, false)]
    public void A_narrow_section_drops_flight_levels_then_has_its_legend_below(
        string size,
        bool hasLevels,
        bool isLegendBelow
    )
    {
        var layout = new SectionLayout(PixelSize.Parse(size), isStamped: false, hasLevelsAtRight: true);
        Assert.That(
            (layout.HasLevelsAtRight, layout.Legend.Top > layout.Frame.Bottom),
            Is.EqualTo((hasLevels, isLegendBelow))
        );
        Assert.That(layout.Map.IsEmpty);
    }

    [Test]
    public void A_section_is_drawn_with_contours_at_each_size(
        [Values("200x200", "250x300", "300x240", "320x240")] string size,
        [Values("m", "FL")] string units
    )
    {
        var section = Section([0, 1, 2, 2, 3], [0, 2, 4, 4, 0, 0, 0, 0, 0, 0]);
        section = section with { Bands = section.Bands with { Units = units } };
        var options = new MapOptions { Size = PixelSize.Parse(size) };
        var (plain, lined) = (Draw(options, section), Draw(options with { Contours = ContourLines.Plain }, section));
        var frame = new SectionLayout(options.Size, isStamped: false, units == "m").Frame;
        var changed = Unlike(plain, lined)
            .Select(pixel => new SKPoint(pixel % options.Size.Width, pixel / options.Size.Width))
            .ToArray();
        Assert.That(changed, Is.Not.Empty);
        Assert.That(changed.Where(place => !SKRect.Inflate(frame, 1, 1).Contains(place)), Is.Empty);
    }

    [Test]
    public void Without_room_for_flight_levels_nothing_stands_between_section_and_legend()
    {
        var size = new PixelSize(300, 240);
        var section = Section([0, 1], [0, 2, 4, 4]);
        section = section with { Bands = new SectionBands("m", "Height", [new(0, 0, 4000), new(1, 4000, 9000)]) };
        var layout = new SectionLayout(size, isStamped: false, hasLevelsAtRight: true);
        var picture = Draw(new MapOptions { Size = size }, section);
        var between =
            from x in Enumerable.Range((int)layout.Frame.Right + 3, (int)(layout.Legend.Left - layout.Frame.Right) - 5)
            from y in Enumerable.Range((int)layout.Frame.Top, (int)layout.Frame.Height)
            select picture.Pixels[(y * size.Width) + x];
        Assert.That(between.Distinct(), Is.EqualTo(new[] { (uint)MapStyle.Paper }));
    }

    [TestCase("200x200", 2)]
    [TestCase("320x240", 1)]
    public void A_legend_without_room_for_all_classes_one_below_another_has_columns(string text, int columns)
    {
        var size = PixelSize.Parse(text);
        var classes = ContourSchemes.All.Single(scheme => scheme.Quantity == "air-concentration").Classes;
        var legend = new SectionLayout(size, isStamped: false, hasLevelsAtRight: false).Legend;
        var picture = Draw(new MapOptions { Size = size }, classes: classes);
        var lefts = new HashSet<int>();
        foreach (var colour in classes.Classes.Select(one => one.Colour).Where(colour => colour >> 24 > 0))
        {
            var places = Enumerable
                .Range(0, picture.Pixels.Length)
                .Where(pixel => picture.Pixels[pixel] == colour)
                .Select(pixel => new SKPoint(pixel % size.Width, pixel / size.Width))
                .Where(legend.Contains)
                .ToArray();
            Assert.That(places, Has.Length.GreaterThan(40), $"{colour:X8}");
            // As high as letters of full size.
            Assert.That(places.Max(place => place.Y) - places.Min(place => place.Y), Is.AtLeast(6), $"{colour:X8}");
            lefts.Add((int)places.Min(place => place.X));
        }

        Assert.That(lefts, Has.Count.EqualTo(columns));
    }

    private static IEnumerable<int> Unlike(Picture one, Picture other) =>
        Enumerable.Range(0, one.Pixels.Length).Where(pixel => one.Pixels[pixel] != other.Pixels[pixel]);

    private static Picture Draw(MapOptions options, SectionValues? section = null, ClassScheme? classes = null)
    {
        var colouring = new ClassColouring(classes ?? ClassSchemes.Vaac, 1, DisplayScale.Plain("mg/m3"), float.Epsilon);
        using var picture = new SectionPicture(
            options,
            section ?? Section([0, 1, 2, 2, 3], [0, 2, 4, 4, 0, 0, 0, 0, 0, 0]),
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

    private static SectionValues Section(int[] cells, float[] values, params SectionBand[] bands) =>
        new(
            [
                .. cells.Select(
                    (cell, index) => new RouteSample(index, 60, index * 1000, (index + 1) * 1000, cell, null, 0, null)
                ),
            ],
            new SectionBands(
                "FL",
                "Flight level",
                bands.Length > 0 ? [.. bands] : [new SectionBand(0, 0, 10), new SectionBand(1, 10, 20)]
            ),
            values
        );
}
