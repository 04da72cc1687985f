using AshPlot.Core.Converting;
using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>Shares the mass of puffs out to the cells of a regular grid.</summary>
internal sealed class PuffGrid
{
    /// <summary>Radius in m of the sphere that NAME calculates on.</summary>
    public const double EarthRadius = RunNetCdfWriter.EarthRadius;

    private readonly double west;
    private readonly double south;
    private readonly double width;
    private readonly double height;
    private readonly double[] columnShares;
    private readonly double[] rowShares;
    private int firstColumn;
    private int firstRow;
    private int columns;
    private int rows;

    /// <param name="grid">Ascending longitudes and latitudes of equal steps.</param>
    public PuffGrid(Grid grid)
    {
        Grid = grid;
        (west, width) = (grid.Longitudes.Edges[0], grid.Longitudes.Edges[1] - grid.Longitudes.Edges[0]);
        (south, height) = (grid.Latitudes.Edges[0], grid.Latitudes.Edges[1] - grid.Latitudes.Edges[0]);
        columnShares = new double[grid.Longitudes.Count];
        rowShares = new double[grid.Latitudes.Count];
    }

    /// <summary>The grid.</summary>
    public Grid Grid { get; }

    /// <summary>Area in m2 of the cells of a row.</summary>
    public double CellArea(int row) =>
        EarthRadius
        * EarthRadius
        * PortableMath.Radians(width)
        * (
            PortableMath.Sine(PortableMath.Radians(Grid.Latitudes.Edges[row + 1]))
            - PortableMath.Sine(PortableMath.Radians(Grid.Latitudes.Edges[row]))
        );

    /// <summary>Takes aim at the cells under a puff; what lies outside the grid is lost.</summary>
    public void Place(in Puff puff)
    {
        var halfHeight = puff.HorizontalHalfWidth / EarthRadius * (180 / Math.PI);
        var halfWidth = halfHeight / PortableMath.Cosine(PortableMath.Radians(puff.Latitude));
        (firstColumn, columns) = Place(columnShares, west, width, puff.Longitude, halfWidth);
        (firstRow, rows) = Place(rowShares, south, height, puff.Latitude, halfHeight);
    }

    /// <summary>Adds an amount to a field, shared out among the cells of the puff placed last.</summary>
    public void Add(double[] field, double amount)
    {
        if (amount <= 0)
            return;
        for (var row = 0; row < rows; row++)
        {
            var cells = field.AsSpan(((firstRow + row) * columnShares.Length) + firstColumn, columns);
            var amountOfRow = amount * rowShares[row];
            for (var column = 0; column < columns; column++)
                cells[column] += amountOfRow * columnShares[column];
        }
    }

    private static (int First, int Count) Place(
        double[] shares,
        double origin,
        double step,
        double centre,
        double halfWidth
    )
    {
        var first = Math.Max(0, (int)Math.Floor((centre - halfWidth - origin) / step));
        var last = Math.Min(shares.Length - 1, (int)Math.Floor((centre + halfWidth - origin) / step));
        for (var index = first; index <= last; index++)
        {
            var edge = origin + (index * step);
            shares[index - first] = CompactKernel.ShareBetween(edge, edge + step, centre, halfWidth);
        }

        return (first, Math.Max(0, last - first + 1));
    }
}
