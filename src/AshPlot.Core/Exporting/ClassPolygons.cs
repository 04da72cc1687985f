using AshPlot.Core.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Exporting;

/// <summary>Joins the cells of a class to polygons whose edges are the cells' own.</summary>
internal sealed class ClassPolygons
{
    private readonly GeometryFactory factory = new();
    private readonly Grid grid;
    private readonly IReadOnlyList<(int Column, double West, double East)> columns;
    private readonly RingPlacer? placer;

    public ClassPolygons(Grid grid)
    {
        this.grid = grid;
        columns = grid.IsTrue
            ? CellEdges.Columns(grid.Longitudes)
            : [.. Enumerable.Range(0, grid.Longitudes.Count).Select(column => (column, (double)column, column + 1.0))];
        placer = grid.IsTrue ? null : new RingPlacer(factory, GridGeometry.Of(grid));
    }

    /// <summary>The cells with lower &lt;= value &lt; upper; null where there are none.</summary>
    public MultiPolygon? Of(ReadOnlySpan<float> values, float lower, float upper) =>
        Union(values, value => value >= lower && value < upper);

    /// <summary>The cells without a value; null where there are none.</summary>
    public MultiPolygon? Missing(ReadOnlySpan<float> values) => Union(values, float.IsNaN);

    private MultiPolygon? Union(ReadOnlySpan<float> values, Func<float, bool> isOfIt)
    {
        var cells = new List<Geometry>();
        for (var row = 0; row < grid.Latitudes.Count; row++)
        {
            var (south, north) = Rows(row);
            if (south >= north)
                continue;
            foreach (var (column, west, east) in columns)
            {
                if (isOfIt(values[(row * grid.Longitudes.Count) + column]))
                    cells.Add(Rectangle(west, east, south, north));
            }
        }

        if (cells.Count == 0)
            return null;
        if (placer?.IsRound == true)
            return Straightened(placer.PlaceAll(cells.Cast<Polygon>()));
        // Cells share whole edges, which is what makes this far faster than a union of any polygons.
        var union = CoverageUnion.Union(factory.CreateGeometryCollection([.. cells]));
        return Straightened(placer?.PlaceAll(Polygons(union)) ?? union);
    }

    private MultiPolygon Straightened(Geometry geometry) =>
        factory.CreateMultiPolygon([.. Polygons(geometry).Select(Straightened)]);

    /// <summary>
    /// Edges of a row; of a grid whose rows are not parallels, numbers of corners, which get their places afterwards.
    /// </summary>
    private (double South, double North) Rows(int row)
    {
        if (placer is not null)
            return (row, row + 1);
        var (one, other) = (
            Math.Clamp(grid.Latitudes.Edges[row], -90, 90),
            Math.Clamp(grid.Latitudes.Edges[row + 1], -90, 90)
        );
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private Polygon Rectangle(double west, double east, double south, double north) =>
        factory.CreatePolygon([
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south),
        ]);

    private static IEnumerable<Polygon> Polygons(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();

    /// <summary>
    /// Without the corners of cells that lie on straight lines; outer rings counter-clockwise, as RFC 7946 asks.
    /// </summary>
    private Polygon Straightened(Polygon polygon) =>
        factory.CreatePolygon(
            Ring(polygon.ExteriorRing, counterClockwise: true),
            [.. polygon.InteriorRings.Select(ring => Ring(ring, counterClockwise: false))]
        );

    private LinearRing Ring(LineString ring, bool counterClockwise)
    {
        var all = ring.Coordinates;
        var count = all.Length - 1;
        var corners = new List<Coordinate>();
        for (var index = 0; index < count; index++)
        {
            var (before, here, after) = (all[(index + count - 1) % count], all[index], all[index + 1]);
            if (!((before.X == here.X && here.X == after.X) || (before.Y == here.Y && here.Y == after.Y)))
                corners.Add(here);
        }

        corners.Add(corners[0]);
        var straight = factory.CreateLinearRing([.. corners]);
        return straight.IsCCW == counterClockwise ? straight : (LinearRing)straight.Reverse();
    }
}
