using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class MapExtentTests
{
    private static readonly Grid Globe = new(GridAxis.Regular(0, 1, 360), GridAxis.Regular(90, -1, 181));
    private static readonly Grid Region = new(GridAxis.Regular(-39.5, 1, 60), GridAxis.Regular(40.5, 1, 40));
    private static readonly MapOptions Plume = new() { Zoom = MapZoom.Plume };

    [TestCase(-20, 30, 0, TestName = "Ash that the dateline does not cut is seen about Greenwich")]
    [TestCase(170, 20, 180, TestName = "Ash at the dateline is seen about it")]
    [TestCase(-10, 250, 120, TestName = "Ash at both is cut in the widest gap, at a round meridian")]
    [TestCase(-180, 360, 0, TestName = "Ash all round is cut somewhere")]
    public void The_globe_is_cut_where_there_is_no_ash(double west, double width, double middle)
    {
        var ash = GeoCover.Of([new LongitudeArc(west, width)], 40, 60);
        Assert.That(MapExtent.Of(Globe, new MapOptions(), ash), Is.EqualTo(GeoExtent.Around(middle, -90, 90)));
        Assert.That(
            MapExtent.Of(Globe, new MapOptions { CentralLongitude = -77 }, ash),
            Is.EqualTo(GeoExtent.Around(-77, -90, 90)),
            "the user goes first"
        );
    }

    [Test]
    public void Wherever_there_is_a_gap_of_a_cell_ash_is_not_cut() =>
        Gen.Select(Gen.Double[-360, 360], Gen.Double[1, 359])
            .Sample(
                (west, width) =>
                {
                    var ash = GeoCover.Of([new LongitudeArc(west, width)], 0, 10);
                    Assert.That(ash.IsCutBy(MapExtent.Of(Globe, new MapOptions(), ash).East), Is.False);
                },
                iter: 3000
            );

    [TestCase(40, 60, 0, 90)]
    [TestCase(-80, -20, -90, 0)]
    [TestCase(-10, 30, 0, 90)]
    public void A_polar_map_of_the_globe_shows_the_hemisphere_with_more_of_the_ash(
        double south,
        double north,
        double shownSouth,
        double shownNorth
    )
    {
        var options = new MapOptions { Projection = PolarStereographic.OptionName };
        var extent = MapExtent.Of(Globe, options, GeoCover.Of([new LongitudeArc(0, 20)], south, north));
        Assert.That((extent.South, extent.North), Is.EqualTo((shownSouth, shownNorth)));
        Assert.That(
            MapView.Of(extent, options).Projection.Parameters.LatitudeOfOrigin,
            Is.EqualTo(shownNorth == 90 ? 90 : -90)
        );
    }

    [Test]
    public void Slices_are_read_for_their_ash_only_where_it_matters()
    {
        Assert.That(MapExtent.AshFor(Region, new MapOptions()), Is.EqualTo(AshNeeded.None));
        Assert.That(MapExtent.AshFor(Globe, new MapOptions()), Is.EqualTo(AshNeeded.Sample));
        Assert.That(MapExtent.AshFor(Globe, new MapOptions { CentralLongitude = 0 }), Is.EqualTo(AshNeeded.None));
        Assert.That(
            MapExtent.AshFor(
                Globe,
                new MapOptions { Projection = PolarStereographic.OptionName, CentralLongitude = 0 }
            ),
            Is.EqualTo(AshNeeded.All)
        );
        Assert.That(MapExtent.AshFor(Region, Plume), Is.EqualTo(AshNeeded.All));
        Assert.That(
            MapExtent.AshFor(Region, Plume with { Limits = new GeoExtent(0, 1, 0, 1) }),
            Is.EqualTo(AshNeeded.None)
        );
    }

    [Test]
    public void The_box_of_the_plume_holds_all_ash_with_a_margin_and_has_the_proportions_of_the_picture() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[0.1, 60], Gen.Double[-70, 60], Gen.Double[0.1, 10], Gen.Int[0, 1])
            .Sample(
                (west, width, south, height, which) =>
                {
                    var options = Plume with
                    {
                        Projection = which == 0 ? PlateCarree.OptionName : LambertConformal.OptionName,
                    };
                    var ash = GeoCover.Of([new LongitudeArc(west, width)], south, south + height);
                    var box = MapExtent.OfPlume(ash, [Globe], options);
                    var inside = ash.Box.TurnedTowards(box.CentralLongitude);
                    Assert.That(inside.West - box.West, Is.GreaterThan(0.05 * width));
                    Assert.That(box.East - inside.East, Is.GreaterThan(0.05 * width));
                    Assert.That(inside.South - box.South, Is.GreaterThan(0.05 * height));
                    Assert.That(box.North - inside.North, Is.GreaterThan(0.05 * height));
                    Assert.That(box.Height, Is.GreaterThan(3 - 1e-9));
                    if (which == 0)
                        Assert.That(
                            box.Width * Math.Cos(ash.Box.CentralLatitude * Math.PI / 180) / box.Height,
                            Is.EqualTo(FigureLayout.RoomFor(options.Size)).Within(1).Percent,
                            "as long on the Earth"
                        );
                },
                iter: 3000
            );

    /// <summary>8 % of the plume on each side, by its longer side; the shorter one follows from the picture.</summary>
    [Test]
    public void The_margin_of_the_plume_is_eight_hundredths_of_its_longer_side()
    {
        var wide = MapExtent.OfPlume(GeoCover.Of([new LongitudeArc(0, 30)], 50, 55), [Globe], Plume);
        Assert.That((wide.West, wide.East), Is.EqualTo((-2.4, 32.4)).Within(1e-9));
        var tall = MapExtent.OfPlume(GeoCover.Of([new LongitudeArc(10, 1)], 0, 40), [Globe], Plume);
        Assert.That((tall.South, tall.North), Is.EqualTo((-3.2, 43.2)).Within(1e-9));
    }

    [Test]
    public void The_box_of_the_plume_stays_in_the_grid_and_crosses_the_dateline_where_the_ash_does()
    {
        var corner = MapExtent.OfPlume(GeoCover.Of([new LongitudeArc(-40, 2)], 40, 41), [Region], Plume);
        Assert.That((corner.West, corner.South), Is.EqualTo((-40d, 40d)));
        var everywhere = MapExtent.OfPlume(GeoCover.Of([new LongitudeArc(-40, 60)], 40, 80), [Region], Plume);
        Assert.That(everywhere, Is.EqualTo(new GeoExtent(-40, 20, 40, 80)));
        var pacific = MapExtent.OfPlume(
            GeoCover.Of([new LongitudeArc(175, 5), new LongitudeArc(-180, 5)], 50, 55),
            [Globe],
            Plume
        );
        Assert.That((pacific.West < 175, pacific.East > 185, pacific.Width < 20), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void Limits_that_a_projection_cannot_show_are_refused() =>
        Assert.That(
            () => MapView.Of(new GeoExtent(0, 10, 86, 89), new MapOptions { Projection = Mercator.OptionName }),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("mercator")
        );

    [TestCase(360, 180, BaseMapScale.Coarse110m)]
    [TestCase(60, 40, BaseMapScale.Medium50m)]
    [TestCase(8, 5, BaseMapScale.Fine10m)]
    public void Coasts_have_the_detail_that_the_map_can_show(double width, double height, BaseMapScale scale)
    {
        foreach (var projection in MapProjections.Names.Where(name => width < 360 || name == PlateCarree.OptionName))
        {
            var view = MapView.Of(
                new GeoExtent(
                    -width / 2,
                    width / 2,
                    Math.Max(-90, 45 - (height / 2) - (height == 180 ? 45 : 0)),
                    Math.Min(90, 45 + (height / 2))
                ),
                new MapOptions { Projection = projection }
            );
            Assert.That(view.BaseMapScale, Is.EqualTo(scale), projection);
        }
    }

    /// <summary>Then no more slices are read.</summary>
    [Test]
    public void A_box_that_is_filled_by_ash_is_the_same_whatever_ash_comes_besides() =>
        Gen.Select(Gen.Bool, Gen.Double[-180, 180], Gen.Double[0, 360], Gen.Double[-90, 90], Gen.Double[0, 180])
            .Sample(
                (isGlobe, west, width, south, height) =>
                {
                    var grid = isGlobe ? Globe : Region;
                    // Often nearly all of the grid.
                    var ash = isGlobe
                        ? GeoCover.Of(
                            [new LongitudeArc(west, width > 120 ? 360 : width * 3)],
                            -90 + (height * 0.1),
                            90 - ((south + 90) * 0.1)
                        )
                        : GeoCover.Of(
                            [new LongitudeArc(-40 + (width / 36), 60 - (width / 36))],
                            40 + (height / 30),
                            80 - ((south + 90) / 30)
                        );
                    var all = GeoCover.Of(
                        isGlobe ? [new LongitudeArc(-180, 360)] : [new LongitudeArc(-40, 60)],
                        isGlobe ? -90 : 40,
                        isGlobe ? 90 : 80
                    );
                    var more = GeoCover.Join([ash, GeoCover.Of([new LongitudeArc(-40, 30)], 40, 45)]);
                    if (!MapExtent.IsFilledBy(ash, [grid]))
                        return;
                    var box = MapExtent.OfPlume(all, [grid], Plume);
                    Assert.That(MapExtent.OfPlume(ash, [grid], Plume), Is.EqualTo(box));
                    Assert.That(MapExtent.OfPlume(more, [grid], Plume), Is.EqualTo(box));
                }
            );

    [Test]
    public void A_box_that_more_ash_would_widen_is_not_filled()
    {
        Assert.That(MapExtent.IsFilledBy(GeoCover.Of([new LongitudeArc(-40, 50)], 40, 80), [Region]), Is.False);
        Assert.That(MapExtent.IsFilledBy(GeoCover.Of([new LongitudeArc(-40, 60)], 40, 74), [Region]), Is.False);
        Assert.That(MapExtent.IsFilledBy(GeoCover.Of([new LongitudeArc(-37, 54)], 42, 78), [Region]), Is.True);
        Assert.That(MapExtent.IsFilledBy(GeoCover.Of([new LongitudeArc(0, 350)], -90, 90), [Globe]), Is.False);
        Assert.That(MapExtent.IsFilledBy(GeoCover.Of([new LongitudeArc(0, 360)], -85, 85), [Globe]), Is.True);
    }
}
