using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class GraticuleTests
{
    [Test]
    public void Every_map_has_lines_and_labels_that_do_not_touch() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-2, 2.5], Gen.Double[-80, 75], Gen.Int[0, 3]).Sample((west, magnitude, south, which) =>
        {
            var size = Math.Min(355, Math.Pow(10, magnitude));
            var extent = new GeoExtent(west, west + size, south, Math.Min(84, south + Math.Min(100, size)));
            var view = MapView.Of(extent, new MapOptions { Projection = MapProjections.Names.ElementAt(which) });
            var graticule = Graticule.Of(view);
            Assert.That(graticule.Lines.Any(line => line.IsMeridian), Is.True);
            Assert.That(graticule.Lines.Any(line => !line.IsMeridian), Is.True);
            Assert.That(graticule.Bottom.Concat(graticule.Left).Count() + graticule.Inside.Count, Is.GreaterThanOrEqualTo(2));
            var frame = view.Frame;
            Assert.That(Distances(graticule.Bottom, frame.PixelsPerX), Is.All.GreaterThan(40));
            Assert.That(Distances(graticule.Left, frame.PixelsPerY), Is.All.GreaterThan(14));
            Assert.That(graticule.Bottom.Select(tick => tick.Position), Is.All.InRange(frame.XMin - (0.01 / frame.PixelsPerX), frame.XMax + (0.01 / frame.PixelsPerX)));
            Assert.That(graticule.Left.Select(tick => tick.Position), Is.All.InRange(frame.YMin - (0.01 / frame.PixelsPerY), frame.YMax + (0.01 / frame.PixelsPerY)));
        }, iter: 400);

    [TestCase(0.03, 4.31, 5, new[] { 2.0 }, TestName = "Between two lines: one of a finer step")]
    [TestCase(-4.9, -0.2, 5, new[] { -2.0 }, TestName = "Between two lines: the one nearest to the middle")]
    [TestCase(0.0301, 0.0305, 0.5, new double[0], TestName = "Less than the finest step has none")]
    [TestCase(-10, 10, 10, new double[] { -10, 0, 10 }, TestName = "Lines at the limits are within")]
    public void Limits_have_a_line_wherever_they_lie(double from, double to, double step, double[] lines) =>
        Assert.That(GraticuleSteps.Between(from, to, step), Is.EqualTo(lines));

    [Test]
    public void Labels_stand_where_their_lines_leave_the_map([Values("lambert", "polar-stereographic", "mercator")] string projection)
    {
        var view = MapView.Of(new GeoExtent(-40, 20, 35, 75), new MapOptions { Projection = projection });
        var graticule = Graticule.Of(view);
        Assert.That(graticule.Bottom, Is.Not.Empty);
        Assert.That(graticule.Left, Has.Count.GreaterThan(1));
        foreach (var tick in graticule.Bottom)
            Assert.That(GraticuleSteps.Longitude(Math.Round(view.Projection.Inverse(tick.Position, view.Frame.YMin).Longitude, 1)), Is.EqualTo(tick.Label));
        foreach (var tick in graticule.Left)
            Assert.That(GraticuleSteps.Latitude(Math.Round(view.Projection.Inverse(view.Frame.XMin, tick.Position).Latitude, 1)), Is.EqualTo(tick.Label));
    }

    [Test]
    public void A_disc_names_its_circles_on_the_map()
    {
        var view = MapView.Of(new GeoExtent(-180, 180, 0, 90), new MapOptions { Projection = PolarStereographic.OptionName });
        Assert.That(Graticule.Of(view).Inside.Select(label => label.Label), Does.Contain("60°N").Or.Contain("40°N"));
    }

    private static IEnumerable<double> Distances(IReadOnlyList<EdgeTick> ticks, double pixels)
    {
        var places = ticks.Select(tick => tick.Position * pixels).Order().ToArray();
        return places.Zip(places.Skip(1), (one, next) => next - one);
    }
}
