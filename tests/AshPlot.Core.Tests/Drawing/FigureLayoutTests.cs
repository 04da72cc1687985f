using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class FigureLayoutTests
{
    [Test]
    public void The_map_lies_inside_the_picture_and_keeps_the_proportions_of_its_box() =>
        Gen.Select(Gen.Int[400, 4000], Gen.Int[300, 3000], Gen.Double[1, 360], Gen.Double[1, 180])
            .Sample(
                (width, height, across, down) =>
                {
                    var layout = FigureLayout.Of(
                        new PixelSize(width, height),
                        new ProjectedBox(-30, -30 + across, -90, -90 + down)
                    );
                    var frame = layout.Frame;
                    Assert.That(frame.X, Is.GreaterThan(0));
                    Assert.That(frame.Y, Is.GreaterThan(0));
                    Assert.That(frame.X + frame.Width, Is.LessThan(width));
                    Assert.That(frame.Y + frame.Height, Is.LessThan(height));
                    // There is one scale by which both sides come out, each rounded to a pixel (and at least one).
                    var least = Math.Max(
                        (frame.Width - 0.51) / across,
                        frame.Height > 1 ? (frame.Height - 0.51) / down : 0
                    );
                    var most = Math.Min(
                        frame.Width > 1 ? (frame.Width + 0.51) / across : double.MaxValue,
                        (frame.Height + 0.51) / down
                    );
                    Assert.That(least, Is.LessThanOrEqualTo(most), frame.ToString());
                    Assert.That(
                        (frame.XMin, frame.XMax, frame.YMin, frame.YMax),
                        Is.EqualTo((-30d, -30 + across, -90d, -90 + down))
                    );
                },
                iter: 3000
            );

    [Test]
    public void The_bar_stands_beside_a_tall_map_and_lies_below_a_wide_one()
    {
        Assert.That(Layout(1000, 750, 20, 30).BarIsVertical, Is.True);
        Assert.That(Layout(1000, 750, 90, 45).BarIsVertical, Is.False);
    }

    [Test]
    public void A_larger_picture_of_the_same_shape_is_the_same_picture_enlarged()
    {
        var (small, large) = (Layout(1000, 750, 60, 40), Layout(4000, 3000, 60, 40));
        Assert.That(large.Zoom, Is.EqualTo(4 * small.Zoom));
        Assert.That(large.Frame.Width, Is.EqualTo(4 * small.Frame.Width).Within(4));
        Assert.That(large.Frame.X, Is.EqualTo(4 * small.Frame.X).Within(4));
    }

    [Test]
    public void A_place_of_the_frame_and_its_pixel_are_each_others_inverse()
    {
        var frame = new MapFrame(70, 60, 860, 540, -60.375, 30.375, 29.625, 75.375);
        Assert.That(frame.ToPicture(-60.375, 75.375), Is.EqualTo((70d, 60d)));
        Assert.That(frame.ToPicture(30.375, 29.625).X, Is.EqualTo(930).Within(1e-9));
        var (x, y) = frame.ToProjected(12, 34);
        Assert.That(frame.ToPicture(x, y).X, Is.EqualTo(82.5).Within(1e-9));
        Assert.That(frame.ToPicture(x, y).Y, Is.EqualTo(94.5).Within(1e-9));
    }

    [TestCase(-19.5, 1, 4, -20, -16)]
    [TestCase(340.5, 1, 4, -20, -16)]
    [TestCase(-16.5, -1, 4, -20, -16)]
    [TestCase(170.5, 1, 20, 170, 190)]
    [TestCase(-179.5, 1, 360, -180, 180)]
    [TestCase(0, 1, 360, -180, 180)]
    [TestCase(0, 1, 361, -180, 180)]
    [TestCase(0, 1, 359, -0.5, 358.5)]
    public void A_map_shows_the_whole_grid_to_the_outer_edges_of_its_cells(
        double first,
        double step,
        int count,
        double west,
        double east
    )
    {
        var extent = MapExtent.Of(
            new Grid(GridAxis.Regular(first, step, count), GridAxis.Regular(60.5, -1, 2)),
            new MapOptions()
        );
        Assert.That(extent, Is.EqualTo(new GeoExtent(west, east, 59, 61)));
    }

    [Test]
    public void A_map_ends_at_the_poles() =>
        Assert.That(
            MapExtent.Of(
                new Grid(GridAxis.Regular(0, 1, 360), GridAxis.Regular(-90, 1, 181)),
                new MapOptions { CentralLongitude = 180 }
            ),
            Is.EqualTo(new GeoExtent(0, 360, -90, 90))
        );

    [TestCase(170, 190, null, 170, 190)]
    [TestCase(340, 350, null, -20, -10)]
    [TestCase(-20, -10, 300d, 340, 350)]
    public void Limits_are_turned_towards_the_middle_of_the_map(
        double west,
        double east,
        double? central,
        double shownWest,
        double shownEast
    )
    {
        var options = new MapOptions { Limits = new GeoExtent(west, east, 50, 60), CentralLongitude = central };
        var grid = new Grid(GridAxis.Regular(0, 1, 10), GridAxis.Regular(0, 1, 10));
        Assert.That(MapExtent.Of(grid, options), Is.EqualTo(new GeoExtent(shownWest, shownEast, 50, 60)));
    }

    private static FigureLayout Layout(int width, int height, double across, double down) =>
        FigureLayout.Of(new PixelSize(width, height), new ProjectedBox(0, across, 0, down));
}
