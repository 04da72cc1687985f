using AshPlot.Core.Runs;

namespace AshPlot.Core.Grids;

/// <summary>Finds the cell of an axis that holds a coordinate, whichever way the axis runs.</summary>
internal sealed class AxisLookup
{
    private readonly double[] ascendingEdges;
    private readonly bool descends;
    private readonly double period;
    private readonly double? perCell;
    private int last;

    /// <param name="axis">The axis.</param>
    /// <param name="period">360 for longitudes, which come round again; 0 for latitudes.</param>
    public AxisLookup(GridAxis axis, double period)
    {
        ascendingEdges = [.. axis.Edges];
        descends = ascendingEdges[^1] < ascendingEdges[0];
        if (descends)
            Array.Reverse(ascendingEdges);
        this.period = period;
        perCell = axis.Step is { } step ? 1 / step : null;
    }

    /// <summary>
    /// Index of the cell in the file's order, or -1 outside. A cell holds its lower edge, the last one its upper edge
    /// too.
    /// </summary>
    public int IndexOf(double coordinate)
    {
        if (double.IsNaN(coordinate))
            return -1;
        var count = ascendingEdges.Length - 1;
        if (period > 0)
            coordinate -= Math.Floor((coordinate - ascendingEdges[0]) / period) * period;
        if (coordinate < ascendingEdges[0] || coordinate > ascendingEdges[count])
            return -1;
        var index = Near(coordinate, count);
        last = index;
        return descends ? count - 1 - index : index;
    }

    /// <summary>Starts from a good guess, since neighbouring pixels lie in neighbouring cells.</summary>
    private int Near(double coordinate, int count)
    {
        var index = perCell is { } density ? (int)((coordinate - ascendingEdges[0]) * density) : last;
        index = Math.Clamp(index, 0, count - 1);
        while (index > 0 && coordinate < ascendingEdges[index])
            index--;
        while (index < count - 1 && coordinate >= ascendingEdges[index + 1])
            index++;
        return index;
    }
}
