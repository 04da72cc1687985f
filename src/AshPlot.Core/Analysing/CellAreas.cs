using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>Areas of a grid's cells on the sphere, by their edges.</summary>
/// <remarks>
/// A cell between longitudes and latitudes, true ones or those of a rotated pole, has R^2 (east - west) (sin north -
/// sin south), longitudes in radians, latitudes held within -90..90. A meridian that is there twice (0 and 360) is one
/// column of which either may hold the value; columns past a whole turn have no area. Cells of projected and
/// curvilinear grids have the area of the spherical polygon of their corners.
/// </remarks>
internal sealed class CellAreas
{
    /// <summary>
    /// Mean radius of the Earth in metres, as NAME and other models of numerical weather prediction use it.
    /// </summary>
    public const double EarthRadius = Earth.Radius;

    // Of two centres, as a part of a cell, that are one meridian; headers round the step to 7 digits.
    private const double SameMeridian = 0.1;

    private readonly double[] rowFactors;
    private readonly double[] columnWidths;
    private readonly int[] twins;
    private readonly double[] polygons;
    private readonly int acrossCount;

    /// <summary>Prepares areas of a grid.</summary>
    /// <exception cref="ArgumentException">Centres of latitudes lie outside -90..90 by more than half a
    /// cell.</exception>
    public CellAreas(Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (rowFactors, columnWidths, twins, polygons) = ([], [], [], []);
        if (grid.IsTrue || grid.Mapping is { IsRotatedPole: true })
        {
            rowFactors = Rows(grid.Latitudes);
            (columnWidths, twins) = Columns(grid.Longitudes);
        }
        else
        {
            var geometry = GridGeometry.Of(grid);
            polygons = [.. Enumerable.Range(0, grid.CellCount).Select(geometry.AreaOf)];
        }

        acrossCount = grid.Longitudes.Count;
    }

    /// <summary>Area of one cell in square metres; 0 for a column that repeats another.</summary>
    public double Of(int row, int column) =>
        polygons.Length > 0 ? polygons[(row * acrossCount) + column] : rowFactors[row] * columnWidths[column];

    /// <summary>
    /// Number of cells whose value is over a threshold; those of a meridian that is there twice count once.
    /// </summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="threshold">A value counts if it is greater.</param>
    public int CountOver(ReadOnlySpan<float> values, float threshold)
    {
        var count = 0;
        for (var cell = 0; cell < values.Length; cell++)
        {
            var column = cell % acrossCount;
            if (polygons.Length == 0 && columnWidths[column] <= 0)
                continue;
            var twin =
                polygons.Length == 0 && twins[column] >= 0 ? values[cell - column + twins[column]] : values[cell];
            count += values[cell] > threshold || twin > threshold ? 1 : 0;
        }

        return count;
    }

    /// <summary>Area of all cells whose value is over a threshold, in square metres.</summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="threshold">A value counts if it is greater.</param>
    public double Over(ReadOnlySpan<float> values, float threshold) =>
        Sum(values, (value, twin) => value > threshold || twin > threshold);

    /// <summary>Area of all cells without a value, in square metres.</summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    public double Missing(ReadOnlySpan<float> values) =>
        Sum(values, (value, twin) => float.IsNaN(value) && float.IsNaN(twin));

    /// <summary>
    /// Area of the cells that count, by their value and, where a meridian is there twice, the other one; else the same.
    /// </summary>
    private double Sum(ReadOnlySpan<float> values, Func<float, float, bool> counts)
    {
        var area = 0.0;
        for (var cell = 0; cell < polygons.Length; cell++)
            area += counts(values[cell], values[cell]) ? polygons[cell] : 0;
        for (var row = 0; row < rowFactors.Length; row++)
        {
            var line = values.Slice(row * columnWidths.Length, columnWidths.Length);
            var width = 0.0;
            for (var column = 0; column < line.Length; column++)
            {
                if (counts(line[column], line[twins[column] >= 0 ? twins[column] : column]))
                    width += columnWidths[column];
            }

            area += width * rowFactors[row];
        }

        return area;
    }

    private static double[] Rows(GridAxis axis)
    {
        var factors = new double[axis.Count];
        for (var row = 0; row < factors.Length; row++)
        {
            var neighbour = row > 0 ? row - 1 : Math.Min(1, axis.Count - 1);
            var cell =
                axis.Count > 1
                    ? Math.Abs(axis.Centres[row] - axis.Centres[neighbour])
                    : Math.Abs(axis.Edges[1] - axis.Edges[0]);
            if (Math.Abs(axis.Centres[row]) > 90 + (cell / 2))
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"the latitude {axis.Centres[row]} lies outside -90..90 by more than half a cell"
                    ),
                    nameof(axis)
                );
            factors[row] = EarthRadius * EarthRadius * Math.Abs(Sine(axis.Edges[row + 1]) - Sine(axis.Edges[row]));
        }

        return factors;
    }

    private static double Sine(double latitude) => Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -90, 90)));

    /// <summary>Width of each column in radians, and for each the column that repeats it, or -1.</summary>
    private static (double[] Widths, int[] Twins) Columns(GridAxis axis)
    {
        var widths = new double[axis.Count];
        var twins = Enumerable.Repeat(-1, axis.Count).ToArray();
        var west = axis.LowerEdge;
        var order = Enumerable.Range(0, axis.Count).OrderBy(column => axis.Centres[column]).ToArray();
        // Only columns a whole turn east of others can repeat them.
        var first = 0;
        foreach (var column in order)
        {
            var (lower, upper) = (
                Math.Min(axis.Edges[column], axis.Edges[column + 1]),
                Math.Max(axis.Edges[column], axis.Edges[column + 1])
            );
            while (
                first < order.Length
                && axis.Centres[order[first]] + 360 < axis.Centres[column] - ((upper - lower) * SameMeridian)
            )
                first++;
            if (
                first < order.Length
                && axis.Centres[order[first]] + 360 <= axis.Centres[column] + ((upper - lower) * SameMeridian)
            )
                twins[order[first]] = column;
            else
                widths[column] = double.DegreesToRadians(Math.Max(0, Math.Min(upper, west + 360) - lower));
        }

        return (widths, twins);
    }
}
