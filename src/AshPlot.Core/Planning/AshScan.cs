using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>
/// Notes in which columns and rows of a grid there is ash, or in which cells where those are not meridians and
/// parallels, over any number of slices. Allocates nothing for a slice.
/// </summary>
/// <param name="grid">The grid of the slices.</param>
internal sealed class AshScan(Grid grid)
{
    private readonly bool[] columns = new bool[grid.Longitudes.Count];
    private readonly bool[] rows = new bool[grid.Latitudes.Count];
    private readonly bool[] cells = grid.IsTrue ? [] : new bool[grid.CellCount];

    /// <summary>Adds a slice.</summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="maskBelow">Values below this are no ash.</param>
    public void Add(ReadOnlySpan<float> values, double maskBelow)
    {
        var mask = (float)maskBelow;
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] |= values[cell] >= mask;
        if (!grid.IsTrue)
            return;
        for (var row = 0; row < rows.Length; row++)
        {
            var line = values.Slice(row * columns.Length, columns.Length);
            var isFound = false;
            for (var column = 0; column < line.Length; column++)
            {
                if (line[column] >= mask)
                    columns[column] = isFound = true;
            }

            rows[row] |= isFound;
        }
    }

    /// <summary>Adds differences, whose cells count where they are as much or more on either side of zero.</summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="least">The smallest difference that counts.</param>
    public void AddDifferences(ReadOnlySpan<float> values, double least)
    {
        var sizes = new float[values.Length];
        for (var cell = 0; cell < values.Length; cell++)
            sizes[cell] = float.IsFinite(values[cell]) ? Math.Abs(values[cell]) : float.NaN;
        Add(sizes, least);
    }

    /// <summary>What the cells with ash cover, to their edges; null where there is no ash.</summary>
    public GeoCover? Cover()
    {
        if (!grid.IsTrue)
            return GridGeometry.Of(grid).CoverOf(Enumerable.Range(0, cells.Length).Where(cell => cells[cell]));
        var edges = grid.Latitudes.ClampToPoles().Edges;
        var (first, last) = (Array.IndexOf(rows, true), Array.LastIndexOf(rows, true));
        if (first < 0)
            return null;
        double[] ends = [edges[first], edges[first + 1], edges[last], edges[last + 1]];
        return GeoCover.Of(
            Enumerable.Range(0, columns.Length).Where(column => columns[column]).Select(Arc),
            ends.Min(),
            ends.Max()
        );
    }

    private LongitudeArc Arc(int column)
    {
        var (one, other) = (grid.Longitudes.Edges[column], grid.Longitudes.Edges[column + 1]);
        return new LongitudeArc(Math.Min(one, other), Math.Abs(other - one));
    }
}
