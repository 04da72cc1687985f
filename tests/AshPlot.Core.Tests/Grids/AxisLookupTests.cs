using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;
using CsCheck;

namespace AshPlot.Core.Tests.Grids;

internal sealed class AxisLookupTests
{
    private const double Hair = 1e-9;

    // Irregular and regular axes of either direction, beginning anywhere that files let them begin.
    private static readonly Gen<GridAxis> Longitudes = Axes(-400, 400, widest: 360);
    private static readonly Gen<GridAxis> Latitudes = Axes(-80, 0, widest: 80);

    [Test]
    public void A_cell_that_is_found_holds_the_longitude_and_none_is_missed() =>
        Gen.Select(Longitudes, Gen.Double[-720, 720].Array[1, 40])
            .Sample(
                (axis, places) =>
                {
                    var lookup = new AxisLookup(axis, period: 360);
                    foreach (var place in places)
                        CheckLongitude(axis, place, lookup.IndexOf(place));
                },
                iter: 500
            );

    [Test]
    public void A_cell_that_is_found_holds_the_latitude_and_none_is_missed() =>
        Gen.Select(Latitudes, Gen.Double[-90, 90].Array[1, 40])
            .Sample(
                (axis, places) =>
                {
                    var lookup = new AxisLookup(axis, period: 0);
                    foreach (var place in places)
                        CheckLatitude(axis, place, lookup.IndexOf(place));
                },
                iter: 500
            );

    [Test]
    public void Centres_lie_in_their_own_cells() =>
        Gen.Select(Longitudes, Gen.Int[-2, 2])
            .Sample(
                (axis, turns) =>
                {
                    var lookup = new AxisLookup(axis, period: 360);
                    var places = axis.Centres.Select(centre => lookup.IndexOf(centre + (360 * turns)));
                    Assert.That(places, Is.EqualTo(Enumerable.Range(0, axis.Count)));
                },
                iter: 500
            );

    [Test]
    public void Outer_edges_belong_to_the_axis_and_a_common_edge_to_the_cell_above()
    {
        var (ascending, descending) = (
            new AxisLookup(GridAxis.Regular(0.5, 1, 3), 0),
            new AxisLookup(GridAxis.Regular(2.5, -1, 3), 0)
        );
        var places = new[] { -0.001, 0, 1, 2, 3, 3.001 };
        Assert.That(places.Select(ascending.IndexOf), Is.EqualTo(new[] { -1, 0, 1, 2, 2, -1 }));
        Assert.That(places.Select(descending.IndexOf), Is.EqualTo(new[] { -1, 2, 1, 0, 0, -1 }));
        Assert.That(ascending.IndexOf(double.NaN), Is.EqualTo(-1));
    }

    [Test]
    public void A_global_axis_has_no_gap_at_any_meridian(
        [Values(-180, -179.5, 0, 0.5)] double first,
        [Values(360, 361)] int count
    )
    {
        var axis = GridAxis.Regular(first, 1, count);
        var lookup = new AxisLookup(axis, period: 360);
        for (var place = -360.0; place <= 360; place += 0.25)
            CheckLongitude(axis, place, lookup.IndexOf(place));
        Assert.That(lookup.IndexOf(first + 360), Is.EqualTo(0), "a meridian stored twice is one place");
    }

    [Test]
    public void The_cell_under_each_pixel_holds_the_place_of_its_centre() =>
        Gen.Select(Longitudes, Latitudes, Gen.Double[-180, 180], Gen.Int[1, 40], Gen.Int[1, 30])
            .Sample(
                (longitudes, latitudes, west, width, height) =>
                {
                    var frame = new MapFrame(7, 9, width, height, west, west + 100, -70, 60);
                    var grid = new Grid(longitudes, latitudes);
                    var lookup = CellLookup.Create(frame, new PlateCarree(west + 50), grid);
                    Assert.That(lookup.UnderCentres.Length, Is.EqualTo(width * height));
                    for (var pixel = 0; pixel < lookup.UnderCentres.Length; pixel++)
                    {
                        var (longitude, latitude) = frame.ToProjected(pixel % width, pixel / width);
                        var cell = lookup.UnderCentres[pixel];
                        if (cell < 0)
                        {
                            Assert.That(
                                Turns(longitudes, longitude, -Hair).Any() && IsWithin(latitudes, latitude, -Hair),
                                Is.False
                            );
                            continue;
                        }

                        CheckLongitude(longitudes, longitude, cell % longitudes.Count);
                        CheckLatitude(latitudes, latitude, cell / longitudes.Count);
                    }
                },
                iter: 200
            );

    private static void CheckLongitude(GridAxis axis, double longitude, int index)
    {
        if (index < 0)
            Assert.That(Turns(axis, longitude, -Hair), Is.Empty, $"{longitude} lies in the grid");
        else
            Assert.That(
                Turns(axis, longitude, Hair).Any(turned => IsInCell(axis, index, turned)),
                Is.True,
                $"{longitude} is not in cell {index}"
            );
    }

    private static void CheckLatitude(GridAxis axis, double latitude, int index)
    {
        if (index < 0)
            Assert.That(IsWithin(axis, latitude, -Hair), Is.False, $"{latitude} lies in the grid");
        else
            Assert.That(IsInCell(axis, index, latitude), Is.True, $"{latitude} is not in cell {index}");
    }

    private static IEnumerable<double> Turns(GridAxis axis, double longitude, double slack) =>
        Enumerable
            .Range(-5, 11)
            .Select(turn => longitude + (360 * turn))
            .Where(turned => IsWithin(axis, turned, slack));

    private static bool IsWithin(GridAxis axis, double place, double slack) =>
        place >= axis.LowerEdge - slack && place <= axis.UpperEdge + slack;

    private static bool IsInCell(GridAxis axis, int index, double place) =>
        place >= Math.Min(axis.Edges[index], axis.Edges[index + 1]) - Hair
        && place <= Math.Max(axis.Edges[index], axis.Edges[index + 1]) + Hair;

    private static Gen<GridAxis> Axes(double lowest, double highest, double widest) =>
        Gen.Select(
                Gen.Double[lowest, highest],
                Gen.Double[0.1, 1].Array[2, 30],
                Gen.Bool,
                Gen.Bool,
                Gen.Double[0.1, 0.95]
            )
            .Select(
                (first, steps, ascends, isRegular, share) =>
                {
                    var sizes = isRegular ? [.. steps.Select(_ => 1.0)] : steps;
                    var factor = widest * share / sizes.Sum();
                    var centres = new double[sizes.Length];
                    for (var (index, place) = (0, first); index < sizes.Length; place += sizes[index] * factor, index++)
                        centres[index] = place;
                    if (!ascends)
                        Array.Reverse(centres);
                    return GridAxis.FromCentres(centres);
                    // Cells of unlike size reach further out than their centres; an axis that laps itself has no one
                    // cell for a place.
                }
            )
            .Where(axis => axis.UpperEdge - axis.LowerEdge <= widest);
}
