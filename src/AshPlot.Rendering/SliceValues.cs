using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering;

/// <summary>The values of a slice, with the place of each cell.</summary>
public sealed class SliceValues
{
    private readonly float[] values;
    private readonly GridGeometry geometry;

    internal SliceValues(float[] values, Grid grid) => (this.values, geometry) = (values, GridGeometry.Of(grid));

    /// <summary>
    /// The values row by row, [row, column], in the order of the file: row 0 may be the southernmost or the
    /// northernmost. In the units of the quantity; NaN where a value is missing.
    /// </summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>Cells of a row, from west to east on a grid of longitudes and latitudes.</summary>
    public int Columns => geometry.Columns;

    /// <summary>Number of rows.</summary>
    public int Rows => geometry.Rows;

    /// <summary>The value of a cell.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public float this[int row, int column] => values[CellOf(row, column)];

    /// <summary>
    /// True longitude (degrees east) and latitude (degrees north) of the centre of a cell, whatever the grid's own axes
    /// are.
    /// </summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public (double Longitude, double Latitude) CentreOf(int row, int column) => geometry.Centre(CellOf(row, column));

    /// <summary>The value at a place, which is that of the cell that holds it; null outside the grid.</summary>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    public float? At(double longitude, double latitude) =>
        geometry.CellAt(longitude, latitude) is >= 0 and var cell ? values[cell] : null;

    private int CellOf(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
        return (row * Columns) + column;
    }
}
