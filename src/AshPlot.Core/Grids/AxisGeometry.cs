using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Grids;

/// <summary>
/// A grid whose cells are rectangles between the edges of two axes: true ones, or those of a mapping.
/// </summary>
internal sealed class AxisGeometry : GridGeometry
{
    private readonly Grid grid;
    private readonly IGridProjection? projection;
    private readonly AxisLookup columns;
    private readonly AxisLookup rows;
    private readonly bool areDegrees;

    public AxisGeometry(Grid grid)
        : base(grid)
    {
        this.grid = grid;
        projection = grid.Mapping is { } mapping ? GridProjections.Of(mapping) : null;
        areDegrees = grid.Mapping is null or { IsRotatedPole: true };
        // Mercator's x comes round again too, but a grid of metres never repeats a meridian.
        var period =
            areDegrees ? 360
            : projection is MercatorGridProjection mercator ? mercator.Period
            : 0;
        (columns, rows) = (new AxisLookup(grid.Longitudes, period), new AxisLookup(grid.Latitudes, period: 0));
        var width = grid.Longitudes.UpperEdge - grid.Longitudes.LowerEdge;
        IsRound = period > 0 && width >= period - (width / Columns / 2);
    }

    /// <summary>Round the globe, but for half a cell at most.</summary>
    public override bool IsRound { get; }

    public override int CellAt(double longitude, double latitude)
    {
        var (x, y) = projection?.Forward(longitude, latitude) ?? (longitude, latitude);
        if (!double.IsFinite(x))
            return -1;
        var row = rows.IndexOf(y);
        var column = row < 0 ? -1 : columns.IndexOf(x);
        return column < 0 ? -1 : (row * Columns) + column;
    }

    public override (double Longitude, double Latitude) Centre(int cell) =>
        Place(grid.Longitudes.Centres[cell % Columns], grid.Latitudes.Centres[cell / Columns]);

    public override (double Longitude, double Latitude) Node(int row, int column)
    {
        var (x, y) = (grid.Longitudes.Edges[column], grid.Latitudes.Edges[row]);
        return Place(x, areDegrees ? Math.Clamp(y, -90, 90) : y);
    }

    public override bool HoldsPole(int sign) => CellAt(0, sign * 90) >= 0;

    /// <summary>
    /// Exact between longitudes and latitudes, true or rotated; a row that reaches past a pole ends there.
    /// </summary>
    public override double AreaOf(int cell)
    {
        if (!areDegrees)
            return base.AreaOf(cell);
        var (row, column) = Math.DivRem(cell, Columns);
        var (x, y) = (grid.Longitudes.Edges, grid.Latitudes.Edges);
        return Earth.Radius
            * Earth.Radius
            * Earth.Radians(Math.Abs(x[column + 1] - x[column]))
            * Math.Abs(Sine(y[row + 1]) - Sine(y[row]));
    }

    public override IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Edges() =>
        IsRound ? [.. new[] { 0, Rows }.Where(row => !EndsAtPole(row)).Select(Line)] : base.Edges();

    private static double Sine(double latitude) => Math.Sin(Earth.Radians(Math.Clamp(latitude, -90, 90)));

    private bool EndsAtPole(int row) => areDegrees && Math.Abs(grid.Latitudes.Edges[row]) >= 90 - 1e-9;

    private (double, double)[] Line(int row) =>
        [.. Enumerable.Range(0, Columns + 1).Select(column => Node(row, column))];

    private (double Longitude, double Latitude) Place(double x, double y) => projection?.Inverse(x, y) ?? (x, y);
}
