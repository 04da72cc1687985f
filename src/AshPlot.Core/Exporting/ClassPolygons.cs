using AshPlot.Core.Grids;
using NetTopologySuite.Geometries;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Exporting;

/// <summary>Joins the cells of a class to polygons whose edges are the cells' own.</summary>
internal sealed class ClassPolygons
{
    private readonly GeometryFactory factory = new();
    private readonly Grid grid;
    private readonly RingPlacer? placer;

    // A picture of the grid from west to east and south to north, with an empty cell all round and where neighbours do
    // not touch. The grid's column and row of each of its columns and rows, or -1, and their lower edges; of a grid
    // whose rows are not parallels, numbers of corners, which get their places afterwards.
    private readonly (int[] Cells, double[] Edges) columns;
    private readonly (int[] Cells, double[] Edges) rows;

    public ClassPolygons(Grid grid)
    {
        this.grid = grid;
        placer = grid.IsTrue ? null : new RingPlacer(factory, GridGeometry.Of(grid));
        columns = Line(grid.IsTrue ? CellEdges.Columns(grid.Longitudes) : Counted(grid.Longitudes.Count));
        rows = Line(grid.IsTrue ? CellEdges.Rows(grid.Latitudes) : Counted(grid.Latitudes.Count));
    }

    /// <summary>
    /// True where the corners of areas lie at <see cref="Longitudes"/> and <see cref="Latitudes"/>; else only
    /// <see cref="Placed"/> says where.
    /// </summary>
    public bool IsStraight => placer is null;

    /// <summary>Longitudes by column of a corner.</summary>
    public ReadOnlySpan<double> Longitudes => columns.Edges;

    /// <summary>Latitudes by row of a corner.</summary>
    public ReadOnlySpan<double> Latitudes => rows.Edges;

    /// <summary>The cells with lower &lt;= value &lt; upper; null where there are none.</summary>
    public MultiPolygon? Of(ReadOnlySpan<float> values, float lower, float upper) =>
        Placed(Trace(values, [(lower, upper)]), 1);

    /// <summary>
    /// The areas of classes, which are numbered from 1; cells without a value are a class after the last.
    /// </summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="classes">Lower &lt;= value &lt; upper; no value is in two.</param>
    public CellAreas Trace(ReadOnlySpan<float> values, ReadOnlySpan<(float Lower, float Upper)> classes)
    {
        var unknown = checked((ushort)(classes.Length + 1));
        var width = columns.Cells.Length;
        var picture = new ushort[width * rows.Cells.Length];
        for (var y = 0; y < rows.Cells.Length; y++)
        {
            if (rows.Cells[y] is not (>= 0 and var row))
                continue;
            var line = values.Slice(row * grid.Longitudes.Count, grid.Longitudes.Count);
            var classed = picture.AsSpan(y * width, width);
            for (var x = 0; x < classed.Length; x++)
            {
                if (columns.Cells[x] is >= 0 and var column)
                    classed[x] = float.IsNaN(line[column]) ? unknown : ClassOf(line[column], classes);
            }
        }

        return CellAreas.Trace(picture, width, unknown);
    }

    /// <summary>The polygons of a class on the Earth; null where it has no cells.</summary>
    public MultiPolygon? Placed(CellAreas areas, int one)
    {
        var polygons = new List<Polygon>();
        if (placer?.IsRound == true)
            polygons.AddRange(areas.CellsOf(one).Select(Cell));
        else
            foreach (var area in areas.AreasOf(one))
                polygons.Add(Polygon(areas, areas.RingsOf(area)));
        if (polygons.Count == 0)
            return null;
        return placer is null ? factory.CreateMultiPolygon([.. polygons]) : Straightened(placer.PlaceAll(polygons));
    }

    private static ushort ClassOf(float value, ReadOnlySpan<(float Lower, float Upper)> classes)
    {
        for (var one = 0; one < classes.Length; one++)
        {
            if (value >= classes[one].Lower && value < classes[one].Upper)
                return (ushort)(one + 1);
        }

        return 0;
    }

    private static (int, double, double)[] Counted(int count) =>
        [.. Enumerable.Range(0, count).Select(index => (index, (double)index, index + 1.0))];

    private static (int[] Cells, double[] Edges) Line(IReadOnlyList<(int Cell, double Lower, double Upper)> parts)
    {
        var (cells, edges) = (new List<int>(), new List<double>());
        var end = double.NaN;
        foreach (var (cell, lower, upper) in parts)
        {
            if (lower != end)
            {
                cells.Add(-1);
                edges.Add(end);
            }

            cells.Add(cell);
            edges.Add(lower);
            end = upper;
        }

        cells.Add(-1);
        edges.Add(end);
        return ([.. cells], [.. edges]);
    }

    private Polygon Cell(int cell)
    {
        var width = columns.Cells.Length;
        return factory.CreatePolygon([
            Corner(cell),
            Corner(cell + 1),
            Corner(cell + width + 1),
            Corner(cell + width),
            Corner(cell),
        ]);
    }

    private Polygon Polygon(CellAreas areas, ReadOnlySpan<int> rings)
    {
        var holes = new LinearRing[rings.Length - 1];
        for (var hole = 0; hole < holes.Length; hole++)
            holes[hole] = Ring(areas.CornersOf(rings[hole + 1]));
        return factory.CreatePolygon(Ring(areas.CornersOf(rings[0])), holes);
    }

    private LinearRing Ring(ReadOnlySpan<int> corners)
    {
        var ring = new Coordinate[corners.Length + 1];
        for (var index = 0; index < corners.Length; index++)
            ring[index] = Corner(corners[index]);
        ring[^1] = ring[0].Copy();
        return factory.CreateLinearRing(ring);
    }

    private Coordinate Corner(int corner) =>
        new(columns.Edges[corner % columns.Edges.Length], rows.Edges[corner / columns.Edges.Length]);

    private MultiPolygon Straightened(Geometry geometry) =>
        factory.CreateMultiPolygon([
            .. Enumerable
                .Range(0, geometry.NumGeometries)
                .Select(geometry.GetGeometryN)
                .OfType<Polygon>()
                .Select(Straightened),
        ]);

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
