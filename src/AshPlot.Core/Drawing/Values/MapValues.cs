using AshPlot.Core.Output;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing.Values;

/// <summary>
/// Encodes the values of maps for the page; what they share with those of other maps is written on the way. Not
/// thread-safe.
/// </summary>
internal sealed class MapValues(MapFiles files)
{
    private (ShownCells Cells, FileStamp File)? grid;
    private int expected = 1 << 14;

    /// <summary>Encodes the values of the map, or panel, that was painted last.</summary>
    /// <param name="path">Where they go.</param>
    /// <param name="plan">The quantity.</param>
    /// <param name="cells">Which of them each pixel shows.</param>
    /// <param name="values">Value of each cell.</param>
    public EncodedValues Encode(string path, QuantityPlan plan, ShownCells cells, ReadOnlySpan<float> values)
    {
        if (grid?.Cells != cells)
            grid = (cells, files.WriteGrid(cells));
        var isSigned = plan.Description.IsDifference || plan.MaskBelow < 0;
        var content = new PooledStream(expected);
        ValuesWriter.Write(
            cells.ValuesOf(values),
            new ValueCode(isSigned ? double.NegativeInfinity : plan.MaskBelow, isSigned),
            content
        );
        expected = Math.Max(expected, content.Written.Length);
        return new EncodedValues(path, content, grid.Value.File);
    }
}
