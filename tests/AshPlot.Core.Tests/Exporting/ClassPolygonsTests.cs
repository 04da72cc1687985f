using AshPlot.Core.Exporting;
using AshPlot.Core.Runs;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>Areas of classes, against a union of their cells by a library of geometry.</summary>
internal sealed class ClassPolygonsTests
{
    private static readonly GeometryFactory Factory = new();

    private static IEnumerable<TestCaseData> Grids()
    {
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(-30, 1, 9), GridAxis.Regular(55, 0.5, 7))
        ).SetArgDisplayNames("from the south");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(-30, 1, 7), GridAxis.Regular(65, -0.5, 9))
        ).SetArgDisplayNames("from the north");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(175, 1, 11), GridAxis.Regular(55, 1, 6))
        ).SetArgDisplayNames("across the dateline");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(0, 30, 13), GridAxis.Regular(-90, 30, 7))
        ).SetArgDisplayNames("round the globe and over the poles");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(10, -1, 5), GridAxis.Regular(0, 1, 1))
        ).SetArgDisplayNames("one row from the east");
    }

    [TestCaseSource(nameof(Grids))]
    public void Areas_of_any_cells_are_the_union_of_those_cells_as_the_standard_asks(Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var random = new Random(1);
        var polygons = new ClassPolygons(grid);
        for (var round = 0; round < 100; round++)
        {
            var share = random.NextDouble();
            var values = new float[grid.CellCount];
            foreach (ref var value in values.AsSpan())
                value = random.NextDouble() < share ? random.Next(1, 4) : float.NaN;
            var areas = polygons.Trace(values, [(1, 2), (2, 3)]);
            foreach (
                var (one, holds) in new (int, Func<float, bool>)[]
                {
                    (1, v => v == 1),
                    (2, v => v == 2),
                    (3, float.IsNaN),
                }
            )
                Check(polygons.Placed(areas, one), Union(grid, values, holds));
        }
    }

    [Test]
    public void Cells_that_meet_in_a_corner_lie_in_two_areas_or_have_a_hole_between_them()
    {
        var grid = new Grid(GridAxis.Regular(0.5, 1, 4), GridAxis.Regular(0.5, 1, 3));
        // The lower left hole touches the outside in the corner at 1, 1; the cell at the right touches only there.
        float[] values = [0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0];
        values[3] = 1;
        values[7] = 0;
        var found = new ClassPolygons(grid).Of(values, 1, 2)!;
        Assert.That(
            found.AsText(),
            Is.EqualTo("MULTIPOLYGON (((1 0, 4 0, 4 1, 3 1, 3 3, 0 3, 0 1, 1 1, 1 0), (1 2, 2 2, 2 1, 1 1, 1 2)))")
        );
        values[6] = 0;
        Assert.That(
            new ClassPolygons(grid).Of(values, 1, 2)!.AsText(),
            Is.EqualTo("MULTIPOLYGON (((1 0, 4 0, 4 1, 1 1, 1 0)), ((0 1, 1 1, 1 2, 3 2, 3 3, 0 3, 0 1)))")
        );
    }

    private static void Check(MultiPolygon? found, Geometry? expected)
    {
        Assert.That(found is null, Is.EqualTo(expected is null));
        if (found is null)
            return;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.IsValid, found.AsText());
            Assert.That(found.NumGeometries, Is.EqualTo(expected!.NumGeometries));
            Assert.That(found.EqualsTopologically(expected), found.AsText());
            foreach (var polygon in found.Geometries.Cast<Polygon>())
            {
                Assert.That(polygon.Shell.IsCCW, found.AsText());
                Assert.That(polygon.Holes.Select(hole => hole.IsCCW), Has.None.True, found.AsText());
                foreach (var ring in polygon.Holes.Append(polygon.Shell))
                    Assert.That(Turns(ring), Is.EqualTo(ring.NumPoints - 1), ring.AsText());
            }
        }
    }

    private static int Turns(LinearRing ring)
    {
        var (corners, count) = (ring.Coordinates, ring.NumPoints - 1);
        return Enumerable
            .Range(0, count)
            .Count(index =>
                corners[(index + count - 1) % count] is var before
                && corners[index + 1] is var after
                && before.X != after.X
                && before.Y != after.Y
            );
    }

    private static Geometry? Union(Grid grid, float[] values, Func<float, bool> holds)
    {
        var cells = new List<Geometry>();
        foreach (var (column, west, east) in CellEdges.Columns(grid.Longitudes))
        {
            for (var row = 0; row < grid.Latitudes.Count; row++)
            {
                var (one, other) = (
                    Math.Clamp(grid.Latitudes.Edges[row], -90, 90),
                    Math.Clamp(grid.Latitudes.Edges[row + 1], -90, 90)
                );
                if (one != other && holds(values[(row * grid.Longitudes.Count) + column]))
                    cells.Add(Factory.ToGeometry(new Envelope(west, east, one, other)));
            }
        }

        return cells.Count == 0 ? null : CoverageUnion.Union(Factory.BuildGeometry(cells));
    }
}
