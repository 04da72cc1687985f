using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Grids;

internal sealed class GridGeometryTests
{
    private static IEnumerable<TestCaseData> Grids() =>
        from kind in RandomGrids.Kinds
        from seed in Enumerable.Range(1, 4)
        select new TestCaseData(RandomGrids.Of(kind, new Random(seed))).SetArgDisplayNames($"{kind}, {seed}");

    [TestCaseSource(nameof(Grids))]
    public void The_centre_of_every_cell_lies_in_it(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            var (longitude, latitude) = geometry.Centre(cell);
            Assert.That(geometry.CellAt(longitude + 360, latitude), Is.EqualTo(cell), $"{longitude}, {latitude}");
        }
    }

    [TestCaseSource(nameof(Grids))]
    public void The_cover_holds_every_corner_of_a_cell(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        var box = geometry.Cover.Box;
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            foreach (var (longitude, latitude) in geometry.Corners(cell))
            {
                Assert.That(latitude, Is.InRange(box.South - 1e-6, box.North + 1e-6));
                Assert.That(
                    box.Width >= 360 - 1e-6
                        || Math.Abs(Math.IEEERemainder(longitude - box.CentralLongitude, 360))
                            <= (box.Width / 2) + 1e-6,
                    $"{longitude} of {box}"
                );
            }
        }
    }

    [TestCaseSource(nameof(Grids))]
    public void Places_of_the_globe_are_in_the_grid_by_the_share_of_its_area(Grid grid)
    {
        // Places that are spread evenly over the sphere (a Fibonacci lattice): their share in the grid is the grid's
        // share of the sphere.
        const int Places = 40_000;
        var geometry = GridGeometry.Of(grid);
        var inside = 0;
        for (var place = 0; place < Places; place++)
        {
            var latitude = Earth.Degrees(Math.Asin(1 - ((2 * place) + 1.0) / Places));
            inside += geometry.CellAt(place * 222.49223594996212, latitude) >= 0 ? 1 : 0;
        }

        var area = Enumerable.Range(0, grid.CellCount).Sum(geometry.AreaOf);
        var share = area / (4 * Math.PI * Earth.Radius * Earth.Radius);
        // A lattice counts an area but for the places along its edge.
        Assert.That((double)inside / Places, Is.EqualTo(share).Within(0.001 + (0.02 * share)));
    }

    [TestCaseSource(nameof(Grids))]
    public void A_cell_is_found_from_each_corner_moved_towards_its_centre(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            var centre = UnitVector.Of(geometry.Centre(cell));
            foreach (var corner in geometry.Corners(cell).Select(UnitVector.Of))
            {
                var place = new UnitVector(
                    (0.9 * centre.X) + (0.1 * corner.X),
                    (0.9 * centre.Y) + (0.1 * corner.Y),
                    (0.9 * centre.Z) + (0.1 * corner.Z)
                ).Place;
                Assert.That(
                    geometry.CellAt(place.Longitude, place.Latitude),
                    Is.EqualTo(cell),
                    $"{place} of {geometry.Centre(cell)}"
                );
            }
        }
    }

    [Test]
    public void A_curvilinear_grid_has_the_cells_of_the_grid_it_was_made_of()
    {
        for (var seed = 1; seed < 5; seed++)
        {
            var rotated = RandomGrids.Of("rotated", new Random(seed));
            var (exact, found) = (GridGeometry.Of(rotated), GridGeometry.Of(RandomGrids.Curvilinear(rotated)));
            for (var cell = 0; cell < rotated.CellCount; cell++)
                Assert.That(found.AreaOf(cell), Is.EqualTo(exact.AreaOf(cell)).Within(0.2).Percent, $"{seed}");
        }
    }

    [Test]
    public void An_area_of_a_projected_cell_is_that_of_its_square_at_true_scale()
    {
        // 10 km about the origin of a conic of the sphere, where its scale is one.
        var grid = new Grid(GridAxis.Regular(-5000, 10000, 2), GridAxis.Regular(-5000, 10000, 2))
        {
            Mapping = new GridMapping
            {
                Name = "lambert_conformal_conic",
                StandardParallel1 = 40,
                Latitude = 40,
                Longitude = 20,
                SemiMajorAxis = Earth.Radius,
                InverseFlattening = 0,
            },
        };
        Assert.That(GridGeometry.Of(grid).AreaOf(0), Is.EqualTo(1e8).Within(0.01).Percent);
    }

    [Test]
    public void The_edge_is_one_ring_but_round_the_globe_its_first_and_last_row()
    {
        Assert.That(GridGeometry.Of(RandomGrids.Of("rotated", new Random(1))).Edges(), Has.Count.EqualTo(1));
        Assert.That(
            GridGeometry.Of(new Grid(GridAxis.Regular(0, 10, 36), GridAxis.Regular(0, 5, 5))).Edges(),
            Has.Count.EqualTo(2)
        );
        Assert.That(
            GridGeometry.Of(new Grid(GridAxis.Regular(0, 10, 36), GridAxis.Regular(-85, 10, 18))).Edges(),
            Is.Empty
        );
    }

    [Test]
    public void Places_travel_to_a_millionth_of_a_degree()
    {
        double[] longitudes = [-179.9999994, 179.5, 540, 359.25, 12.345678, 0];
        double[] latitudes = [90, -90, 0.0000004, 12, -33.123456, 45];
        var (east, north) = CellPlaces.Of(longitudes, latitudes, 3).Unpack(3, 6);
        for (var cell = 0; cell < 6; cell++)
        {
            Assert.That(Math.IEEERemainder(east[cell] - longitudes[cell], 360), Is.Zero.Within(6e-7));
            Assert.That(north[cell], Is.EqualTo(latitudes[cell]).Within(6e-7));
        }
    }
}
