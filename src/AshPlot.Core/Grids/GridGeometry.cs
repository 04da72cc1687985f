using System.Runtime.CompilerServices;
using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Grids;

/// <summary>
/// Where the cells of a grid lie on the Earth, whatever kind of grid it is: everything that draws, exports or measures
/// asks here. A cell is an index into [row, column]. Made once for a grid. Safe for use by several threads.
/// </summary>
internal abstract class GridGeometry(Grid grid)
{
    private static readonly ConditionalWeakTable<Grid, GridGeometry> Known = [];

    private readonly Lock coverLock = new();
    private GeoCover? cover;

    /// <summary>The geometry of a grid.</summary>
    public static GridGeometry Of(Grid grid) =>
        Known.GetValue(grid, static grid =>
            grid.Places is { } places ? new CurvilinearGeometry(grid, places) : new AxisGeometry(grid)
        );

    /// <summary>Cells of a row.</summary>
    public int Columns { get; } = grid.Longitudes.Count;

    /// <summary>Cells of a column.</summary>
    public int Rows { get; } = grid.Latitudes.Count;

    /// <summary>True where the rows of the grid go round the globe.</summary>
    public abstract bool IsRound { get; }

    /// <summary>The cell at a place; -1 outside the grid.</summary>
    /// <param name="longitude">Degrees east, any multiple of 360 may be added.</param>
    /// <param name="latitude">Degrees north.</param>
    public abstract int CellAt(double longitude, double latitude);

    /// <summary>The centre of a cell, degrees east and north; of true axes as stored.</summary>
    public abstract (double Longitude, double Latitude) Centre(int cell);

    /// <summary>A corner of cells, counted from 0 along both axes; NaN where the mapping has no place for it.</summary>
    public abstract (double Longitude, double Latitude) Node(int row, int column);

    /// <summary>Whether the north pole (<paramref name="sign"/> 1) or the south pole (-1) lies on the grid.</summary>
    public abstract bool HoldsPole(int sign);

    /// <summary>The four corners of a cell in turn.</summary>
    public (double Longitude, double Latitude)[] Corners(int cell)
    {
        var (row, column) = Math.DivRem(cell, Columns);
        return [Node(row, column), Node(row, column + 1), Node(row + 1, column + 1), Node(row + 1, column)];
    }

    /// <summary>
    /// Area of a cell in square metres: of the spherical polygon of its corners, where the axes give no exact one.
    /// </summary>
    public virtual double AreaOf(int cell) => SphericalArea.Of(Corners(cell));

    /// <summary>
    /// The edge of the grid, by the corners of its outermost cells: one ring, closed, or a line for the first and one
    /// for the last row of a grid that goes round the globe. Empty where nothing lies outside. Longitudes may jump by
    /// 360.
    /// </summary>
    public virtual IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Edges()
    {
        var ring = new List<(double, double)>();
        for (var column = 0; column < Columns; column++)
            ring.Add(Node(0, column));
        for (var row = 0; row < Rows; row++)
            ring.Add(Node(row, Columns));
        for (var column = Columns; column > 0; column--)
            ring.Add(Node(Rows, column));
        for (var row = Rows; row >= 0; row--)
            ring.Add(Node(row, 0));
        return [ring];
    }

    /// <summary>What the whole grid covers.</summary>
    public GeoCover Cover
    {
        get
        {
            lock (coverLock)
                return cover ??= FindCover();
        }
    }

    /// <summary>What some of the cells cover; null for none.</summary>
    public GeoCover? CoverOf(IEnumerable<int> cells)
    {
        var arcs = new List<LongitudeArc>();
        var (south, north) = (90.0, -90.0);
        foreach (var cell in cells)
        {
            if (CellBox.Of(Corners(cell)) is not { } box)
                continue;
            arcs.Add(new LongitudeArc(box.West, box.Width));
            (south, north) = (Math.Min(south, box.South), Math.Max(north, box.North));
        }

        return arcs.Count == 0 ? null : GeoCover.Of(arcs, south, north);
    }

    private GeoCover FindCover()
    {
        var (arcs, south, north) = (new List<LongitudeArc>(), 90.0, -90.0);
        foreach (var line in Edges())
        {
            for (var index = 1; index < line.Count; index++)
            {
                var (from, to) = (line[index - 1], line[index]);
                if (!double.IsFinite(from.Longitude + to.Longitude))
                    continue;
                var east = Math.IEEERemainder(to.Longitude - from.Longitude, 360);
                arcs.Add(new LongitudeArc(east < 0 ? from.Longitude + east : from.Longitude, Math.Abs(east)));
                (south, north) = (
                    Math.Min(south, Math.Min(from.Latitude, to.Latitude)),
                    Math.Max(north, Math.Max(from.Latitude, to.Latitude))
                );
            }
        }

        var (holdsSouth, holdsNorth) = (HoldsPole(-1), HoldsPole(1));
        if (holdsSouth || holdsNorth || IsRound || arcs.Count == 0)
            arcs = [new LongitudeArc(-180, 360)];
        return GeoCover.Of(arcs, holdsSouth ? -90 : south, holdsNorth ? 90 : north);
    }
}
