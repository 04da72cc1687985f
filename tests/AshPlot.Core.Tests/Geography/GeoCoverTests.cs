using AshPlot.Core.Geography;
using CsCheck;

namespace AshPlot.Core.Tests.Geography;

internal sealed class GeoCoverTests
{
    [Test]
    public void Stretches_that_touch_or_overlap_are_one_whatever_turn_they_are_counted_from() =>
        Assert.That(Cover((10, 5), (375, 5), (-348, 1)).Arcs, Is.EqualTo(new[] { new LongitudeArc(10, 10) }));

    [Test]
    public void A_stretch_runs_over_the_dateline()
    {
        var cover = Cover((175, 5), (-180, 4), (179, 2));
        Assert.That(cover.Arcs, Is.EqualTo(new[] { new LongitudeArc(175, 9) }));
        Assert.That(cover.Box, Is.EqualTo(new GeoExtent(175, 184, -10, 20)));
        Assert.That(
            new[] { 180.0, -177, 175, 184, 174 }.Select(cover.IsCutBy),
            Is.EqualTo(new[] { true, true, false, false, false })
        );
    }

    [Test]
    public void The_box_leaves_out_the_widest_gap()
    {
        var cover = Cover((-20, 10), (30, 10), (170, 20));
        // Gaps: -10 to 30, 40 to 170, -170 to -20.
        Assert.That(cover.WidestGap, Is.EqualTo(new LongitudeArc(190, 150)));
        Assert.That(cover.Box, Is.EqualTo(new GeoExtent(-20, 190, -10, 20)));
    }

    [Test]
    public void All_round_is_360_degrees_and_cut_everywhere()
    {
        var cover = Cover([.. Enumerable.Range(0, 361).Select(longitude => (longitude - 0.5, 1.0))]);
        Assert.That(cover.Box, Is.EqualTo(new GeoExtent(-180, 180, -10, 20)));
        Assert.That(cover.WidestGap.Width, Is.Zero);
        Assert.That(cover.IsCutBy(180), Is.True);
    }

    [Test]
    public void Covers_join_to_what_they_cover_together()
    {
        var joined = GeoCover.Join([Cover((0, 10)), new GeoCover([new LongitudeArc(50, 5)], -30, 0)]);
        Assert.That(joined.Box, Is.EqualTo(new GeoExtent(0, 55, -30, 20)));
    }

    [Test]
    public void The_box_holds_every_stretch() =>
        Gen.Select(Gen.Double[-400, 400], Gen.Double[0.01, 90])
            .List[1, 8]
            .Sample(
                stretches =>
                {
                    var box = Cover([.. stretches]).Box;
                    Assert.That(box.Width, Is.InRange(0, 360 + 1e-6));
                    if (box.Width >= 360 - 1e-6)
                        return;
                    foreach (var (west, width) in stretches)
                    {
                        var from = west - (360 * Math.Floor((west - box.West + 1e-6) / 360));
                        Assert.That(from + width, Is.LessThanOrEqualTo(box.East + 1e-5));
                    }
                },
                iter: 3000
            );

    private static GeoCover Cover(params (double West, double Width)[] stretches) =>
        GeoCover.Of(stretches.Select(stretch => new LongitudeArc(stretch.West, stretch.Width)), -10, 20);
}
