using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Maps fill their picture: the box grows to its proportions, and never shrinks or moves off what it is to hold.
/// </summary>
internal sealed class WidenedMapTests
{
    private static readonly string[] Projections = [.. MapProjections.Names];

    [Test]
    public void The_box_is_held_and_has_the_proportions_of_its_room(
        [ValueSource(nameof(Projections))] string projection
    ) =>
        Gen.Select(
                Gen.Double[-170, 170],
                Gen.Double[-60, 50],
                Gen.Double[2, 60],
                Gen.Double[2, 25],
                Gen.Int[320, 2000],
                Gen.Int[240, 2000]
            )
            .Sample(
                (west, south, across, up, width, height) =>
                {
                    var box = new GeoExtent(west, west + across, south, south + up);
                    var options = new MapOptions { Projection = projection, Size = new PixelSize(width, height) };
                    var view = MapView.Of(box, options);
                    var strict = MapView.Of(box, options with { Limits = box });
                    var (wide, held) = (view.Frame, strict.Frame);
                    Assert.That(wide.XMin, Is.LessThanOrEqualTo(held.XMin));
                    Assert.That(wide.XMax, Is.GreaterThanOrEqualTo(held.XMax));
                    Assert.That(wide.YMin, Is.LessThanOrEqualTo(held.YMin));
                    Assert.That(wide.YMax, Is.GreaterThanOrEqualTo(held.YMax));
                    // With the legend in the same place, what the map is to hold is as large as without widening, to a
                    // pixel.
                    if (view.Layout.BarIsVertical != strict.Layout.BarIsVertical)
                        return;
                    Assert.That(
                        wide.PixelsPerX * held.Width / held.PixelsPerX,
                        Is.EqualTo(held.Width).Within(0.02 * held.Width + 2)
                    );
                    Assert.That(
                        (long)wide.Width * wide.Height,
                        Is.GreaterThanOrEqualTo((long)held.Width * held.Height * 97 / 100)
                    );
                },
                iter: 500
            );

    [TestCase("plate-carree", -40, 20, 45, 72)]
    [TestCase("mercator", -40, 20, 45, 72)]
    [TestCase("lambert", -40, 20, 45, 72)]
    [TestCase("polar-stereographic", -40, 20, 60, 85)]
    [TestCase("plate-carree", -25, -13, 40, 66)]
    [TestCase("lambert", 10, 20, 36, 39)]
    [TestCase("auto", 13, 17, 36, 39)]
    public void A_regional_map_fills_three_fifths_of_the_default_picture(
        string projection,
        double west,
        double east,
        double south,
        double north
    )
    {
        foreach (var legend in new[] { LegendKind.Bar, LegendKind.Classes })
        {
            var options = new MapOptions { Projection = projection };
            var frame = MapView.Of(new GeoExtent(west, east, south, north), options, legend).Frame;
            Assert.That((double)frame.Width * frame.Height / (1000 * 750), Is.GreaterThan(0.6), legend.ToString());
        }
    }

    [Test]
    public void A_map_in_degrees_is_widened_within_the_globe_and_its_poles()
    {
        var tall = MapView
            .Of(new GeoExtent(-10, 10, -85, 80), new MapOptions { Size = new PixelSize(3000, 600) })
            .Frame;
        Assert.That((tall.YMin, tall.YMax), Is.EqualTo((-85d, 80d)));
        Assert.That(tall.XMax - tall.XMin, Is.LessThanOrEqualTo(360 + 1e-9));
        var wide = MapView
            .Of(new GeoExtent(-170, 170, 50, 60), new MapOptions { Size = new PixelSize(600, 3000) })
            .Frame;
        Assert.That((wide.YMin, wide.YMax), Is.EqualTo((-90d, 90d)));
        Assert.That((wide.XMin, wide.XMax), Is.EqualTo((-170d, 170d)));
    }

    [Test]
    public void Limits_are_kept_to_the_letter()
    {
        var limits = new GeoExtent(-20, 0, 50, 60);
        var frame = MapView.Of(limits, new MapOptions { Limits = limits, Size = new PixelSize(2000, 500) }).Frame;
        Assert.That((frame.XMin, frame.XMax, frame.YMin, frame.YMax), Is.EqualTo((-20d, 0d, 50d, 60d)));
    }

    [TestCase(320, 240, 0)]
    [TestCase(400, 300, 0)]
    [TestCase(480, 360, 1)]
    [TestCase(640, 480, 2)]
    [TestCase(1080, 1920, 2)]
    public void Text_is_left_out_before_it_is_too_small_to_read(int width, int height, int footLines)
    {
        var layout = MapView
            .Of(
                new GeoExtent(-40, 20, 45, 72),
                new MapOptions { Size = new PixelSize(width, height) },
                LegendKind.Classes
            )
            .Layout;
        Assert.That(layout.FootLines, Is.EqualTo(footLines));
        Assert.That(
            new[] { layout.TitleSize, layout.SubtitleSize, layout.LabelSize, layout.FootSize },
            Is.All.AtLeast(9)
        );
        Assert.That((double)layout.Frame.Width * layout.Frame.Height / (width * height), Is.GreaterThan(0.4));
    }
}
