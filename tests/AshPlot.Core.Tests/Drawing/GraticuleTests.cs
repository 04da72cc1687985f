using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using CsCheck;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class GraticuleTests
{
    [Test]
    public void Every_map_has_lines_and_labels_that_do_not_touch() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-2, 2.5], Gen.Double[-80, 75], Gen.Int[0, 3])
            .Sample(
                (west, magnitude, south, which) =>
                {
                    var size = Math.Min(355, Math.Pow(10, magnitude));
                    var extent = new GeoExtent(west, west + size, south, Math.Min(84, south + Math.Min(100, size)));
                    var view = MapView.Of(
                        extent,
                        new MapOptions { Projection = MapProjections.Names.ElementAt(which) }
                    );
                    var graticule = Graticule.Of(view);
                    Assert.That(graticule.Lines.Any(line => line.IsMeridian), Is.True);
                    Assert.That(graticule.Lines.Any(line => !line.IsMeridian), Is.True);
                    Assert.That(
                        graticule.Bottom.Concat(graticule.Left).Count() + graticule.Inside.Count,
                        Is.GreaterThanOrEqualTo(2)
                    );
                    var frame = view.Frame;
                    Assert.That(Distances(graticule.Bottom, frame.PixelsPerX), Is.All.GreaterThan(40));
                    Assert.That(Distances(graticule.Left, frame.PixelsPerY), Is.All.GreaterThan(14));
                    Assert.That(
                        graticule.Bottom.Select(tick => tick.Position),
                        Is.All.InRange(frame.XMin - (0.01 / frame.PixelsPerX), frame.XMax + (0.01 / frame.PixelsPerX))
                    );
                    Assert.That(
                        graticule.Left.Select(tick => tick.Position),
                        Is.All.InRange(frame.YMin - (0.01 / frame.PixelsPerY), frame.YMax + (0.01 / frame.PixelsPerY))
                    );
                },
                iter: 400
            );

    [TestCase(0.03, 4.31, 5, new[] { 2.0 }, TestName = "Between two lines: one of a finer step")]
    [TestCase(-4.9, -0.2, 5, new[] { -2.0 }, TestName = "Between two lines: the one nearest to the middle")]
    [TestCase(0.0301, 0.0305, 0.5, new double[0], TestName = "Less than the finest step has none")]
    [TestCase(-10, 10, 10, new double[] { -10, 0, 10 }, TestName = "Lines at the limits are within")]
    public void Limits_have_a_line_wherever_they_lie(double from, double to, double step, double[] lines) =>
        Assert.That(GraticuleSteps.Between(from, to, step), Is.EqualTo(lines));

    [Test]
    public void Labels_stand_where_their_lines_leave_the_map(
        [Values("lambert", "polar-stereographic", "mercator")] string projection
    )
    {
        var view = MapView.Of(new GeoExtent(-40, 20, 35, 75), new MapOptions { Projection = projection });
        var graticule = Graticule.Of(view);
        Assert.That(graticule.Bottom, Is.Not.Empty);
        Assert.That(graticule.Left, Has.Count.GreaterThan(1));
        foreach (var tick in graticule.Bottom)
            Assert.That(
                new GraticuleText([0]).Longitude(
                    Math.Round(view.Projection.Inverse(tick.Position, view.Frame.YMin).Longitude, 1)
                ),
                Is.EqualTo(tick.Label)
            );
        foreach (var tick in graticule.Left)
            Assert.That(
                new GraticuleText([0]).Latitude(
                    Math.Round(view.Projection.Inverse(view.Frame.XMin, tick.Position).Latitude, 1)
                ),
                Is.EqualTo(tick.Label)
            );
    }

    [Test]
    public void Names_at_the_edges_have_room_in_one_form() =>
        Gen.Select(
                Gen.Int[0, MapProjections.Names.Count() - 1],
                Gen.Select(Gen.Double[-180, 180], Gen.Double[-70, 65]),
                Gen.Double[-1.5, 1.7],
                Gen.Int[320, 1900],
                Gen.Int[240, 1200]
            )
            .Sample(
                (which, corner, size, width, height) =>
                {
                    var (west, south) = corner;
                    var span = Math.Pow(10, size);
                    var extent = new GeoExtent(west, west + span, south, Math.Min(80, south + (span * 0.6)));
                    var options = new MapOptions
                    {
                        Projection = MapProjections.Names.ElementAt(which),
                        Size = new PixelSize(width, height),
                    };
                    var view = MapView.Of(extent, options);
                    var graticule = Graticule.Of(view);
                    using var font = new SKFont(EmbeddedFonts.Regular, view.Layout.LabelSize);
                    var bottom = graticule
                        .Bottom.Select(tick =>
                            (Place: tick.Position * view.Frame.PixelsPerX, Width: font.MeasureText(tick.Label))
                        )
                        .Order()
                        .ToArray();
                    foreach (var (one, next) in bottom.Zip(bottom.Skip(1)))
                        Assert.That(
                            next.Place - one.Place,
                            Is.GreaterThan((one.Width + next.Width) / 2),
                            string.Join(' ', graticule.Bottom.Select(tick => tick.Label))
                        );
                    Assert.That(
                        graticule.Left.Select(tick => font.MeasureText(tick.Label)),
                        Is.All.LessThan(view.Frame.X - (FigurePlot.TickLength * view.Layout.Zoom))
                    );
                    Assert.That(
                        Distances(graticule.Left, view.Frame.PixelsPerY),
                        Is.All.GreaterThan(view.Layout.LabelSize)
                    );
                    var forms = graticule
                        .Bottom.Select(tick =>
                            tick.Label.Contains('\u2032') ? "minutes"
                            : tick.Label.Contains('.') ? "decimals"
                            : "degrees"
                        )
                        .Distinct();
                    Assert.That(forms.Count(), Is.LessThanOrEqualTo(1));
                },
                iter: 400
            );

    [Test]
    public void A_disc_names_its_circles_on_the_map()
    {
        var view = MapView.Of(
            new GeoExtent(-180, 180, 0, 90),
            new MapOptions { Projection = PolarStereographic.OptionName }
        );
        Assert.That(Graticule.Of(view).Inside.Select(label => label.Label), Does.Contain("60°N").Or.Contain("40°N"));
    }

    private static IEnumerable<double> Distances(IReadOnlyList<EdgeTick> ticks, double pixels)
    {
        var places = ticks.Select(tick => tick.Position * pixels).Order().ToArray();
        return places.Zip(places.Skip(1), (one, next) => next - one);
    }
}
