using System.Text.Json;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Geography;

internal sealed class GeoDomainTests
{
    [Test]
    public void A_grid_covers_its_cells_to_their_outer_edges_counter_clockwise(
        [Values] bool northFirst,
        [Values(-360, 0, 360)] int turn
    )
    {
        var grid = new Grid(
            GridAxis.Regular(-29.5 + turn, 1, 20),
            GridAxis.Regular(northFirst ? 59.5 : 50.5, northFirst ? -1 : 1, 10)
        );
        Assert.That(
            Json(grid),
            Is.EqualTo("""{"type":"Polygon","coordinates":[[[-30,50],[-10,50],[-10,60],[-30,60],[-30,50]]]}""")
        );
    }

    [Test]
    public void Across_the_dateline_it_is_cut_there() =>
        Assert.That(
            Json(new Grid(GridAxis.Regular(170.5, 1, 20), GridAxis.Regular(50.5, 1, 10))),
            Is.EqualTo(
                """{"type":"MultiPolygon","coordinates":[[[[170,50],[180,50],[180,60],[170,60],[170,50]]],[[[-180,50],[-170,50],[-170,60],[-180,60],[-180,50]]]]}"""
            )
        );

    [TestCase(0.5, 360)]
    [TestCase(0, 361, TestName = "A meridian that is there twice")]
    [TestCase(-179.5, 360)]
    public void Round_the_globe_it_is_one_box_and_rows_on_the_poles_end_there(double first, int count) =>
        Assert.That(
            Json(new Grid(GridAxis.Regular(first, 1, count), GridAxis.Regular(-90, 1, 181))),
            Is.EqualTo("""{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}""")
        );

    [Test]
    public void A_grid_that_ends_at_the_dateline_but_for_rounding_is_one_box()
    {
        var grid = new Grid(GridAxis.Regular(170.05, 0.1000000001, 100), GridAxis.Regular(50.5, 1, 10));
        Assert.That(GeoDomain.Of([grid]).Polygons, Has.Length.EqualTo(1));
    }

    [Test]
    public void Several_grids_of_a_run_cover_what_any_of_them_covers()
    {
        var wide = new Grid(GridAxis.Regular(0.5, 1, 10), GridAxis.Regular(0.5, 1, 2));
        var tall = new Grid(GridAxis.Regular(0.5, 1, 2), GridAxis.Regular(0.5, 1, 10));
        var far = new Grid(GridAxis.Regular(50.5, 1, 2), GridAxis.Regular(0.5, 1, 2));
        Assert.That(GeoDomain.Of([wide, wide]).Polygons, Has.Length.EqualTo(1));
        Assert.That(
            GeoDomain.Of([wide, tall]).Polygons.Single()[0],
            Does.Contain((2, 2)).And.None.EqualTo((10, 10)),
            "the letter L"
        );
        Assert.That(GeoDomain.Of([wide, tall, far]).Polygons, Has.Length.EqualTo(2));
    }

    [TestCase(0, 180, 85, 70, TestName = "A rotated grid about the north pole")]
    [TestCase(30, 0, 60, 30, TestName = "A rotated grid across the dateline")]
    public void The_domain_of_a_rotated_grid_follows_its_outline(
        double poleLatitude,
        double poleLongitude,
        double inside,
        double outside
    )
    {
        var mapping = new GridMapping
        {
            Name = RotatedPole.MappingName,
            Latitude = poleLatitude,
            Longitude = poleLongitude,
        };
        var grid = new Grid(GridAxis.Regular(-10, 1, 21), GridAxis.Regular(-10, 1, 21)) { Mapping = mapping };
        var polygons = GeoDomain.Of([grid]).Polygons;
        double[] longitudes = poleLatitude == 0 ? [-179, -91, 1, 46, 134, 179] : [-179, 179, 170, -170];
        foreach (var longitude in longitudes)
        {
            Assert.That(Covers(longitude, inside), Is.True, $"{longitude} {inside}");
            Assert.That(Covers(longitude, outside), Is.False, $"{longitude} {outside}");
        }

        // By how often a line to the south crosses the rings.
        bool Covers(double longitude, double latitude) =>
            polygons
                .SelectMany(rings => rings)
                .Sum(ring =>
                    ring.Zip(ring.Skip(1))
                        .Count(edge =>
                        {
                            var ((x1, y1), (x2, y2)) = edge;
                            return x1 > longitude != x2 > longitude
                                && y1 + ((longitude - x1) / (x2 - x1) * (y2 - y1)) < latitude;
                        })
                ) % 2
            == 1;
    }

    private static string Json(Grid grid) => JsonSerializer.Serialize(GeoDomain.Of([grid]));
}
