using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Advising;

/// <summary>Draws polygons for layers of a run.</summary>
internal sealed class AdvisoryDrafter(AdvisoryJob job) : MeasuredSlices(job.Files, job.Grids)
{
    private readonly CloudPolygons?[] polygons = new CloudPolygons?[job.Grids.Length];

    /// <summary>Draws for one layer at one time.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The maximum over the levels of the layer.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public AdvisoryDraft Draft(int quantity, SliceDescription slice)
    {
        var values = Read(quantity, slice);
        // As the values are: a threshold is the single-precision number next to it, and what counts is greater.
        var threshold = (float)job.Thresholds[quantity];
        var peak = PeakOf(quantity, slice, values);
        var outline = (polygons[quantity] ??= new CloudPolygons(job.Grids[quantity], job.Vertices)).Of(
            values,
            threshold
        );
        return new AdvisoryDraft(
            peak.Max,
            peak.Longitude,
            peak.Latitude,
            outline is null ? 0 : AreasOf(quantity, slice).Over(values, threshold),
            peak.Missing,
            outline is not null && ReachesEdge(job.Grids[quantity], values, threshold),
            outline
        );
    }

    /// <summary>
    /// Whether a cell over the threshold has a side at which the domain ends; neither a pole nor the seam of a round
    /// grid is one.
    /// </summary>
    private static bool ReachesEdge(Grid grid, ReadOnlySpan<float> values, float threshold)
    {
        var geometry = GridGeometry.Of(grid);
        var isTrue = grid.IsTrue;
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!(values[cell] > threshold))
                continue;
            var (row, column) = Math.DivRem(cell, geometry.Columns);
            if (!geometry.IsRound && (column == 0 || column == geometry.Columns - 1))
                return true;
            if ((row == 0 && !IsPole(0)) || (row == geometry.Rows - 1 && !IsPole(geometry.Rows)))
                return true;
        }

        return false;

        bool IsPole(int edge) => isTrue && Math.Abs(grid.Latitudes.Edges[edge]) >= 90 - 1e-9;
    }
}
