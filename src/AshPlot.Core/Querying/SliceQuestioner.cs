using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Querying;

/// <summary>Answers what is asked of slices of a run, each read once.</summary>
internal sealed class SliceQuestioner(QueryJob job) : MeasuredSlices(job.Files, job.Grids)
{
    /// <summary>Answers for one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnswer Ask(int quantity, SliceDescription slice)
    {
        var values = Read(quantity, slice);
        var cells = job.Cells[quantity];
        if (cells.IsEmpty)
            return new SliceAnswer([], Whole(quantity, slice, values));
        var found = ImmutableArray.CreateBuilder<float>(cells.Length);
        foreach (var cell in cells)
            found.Add(cell < 0 ? float.NaN : values[cell]);
        return new SliceAnswer(found.MoveToImmutable(), null);
    }

    private SliceExtremes Whole(int quantity, SliceDescription slice, ReadOnlySpan<float> values)
    {
        var over = ImmutableArray.CreateBuilder<ThresholdExtent>();
        var cells = AreasOf(quantity, slice);
        foreach (var threshold in job.Thresholds[quantity])
        {
            // As the values are: a threshold is the single-precision number next to it, and what counts is greater.
            var limit = (float)threshold;
            var count = cells.CountOver(values, limit);
            var scan = new AshScan(job.Grids[quantity]);
            if (count > 0)
                scan.Add(values, float.BitIncrement(limit));
            over.Add(new ThresholdExtent(cells.Over(values, limit), count, scan.Cover()?.Box));
        }

        var peak = PeakOf(quantity, slice, values);
        return new SliceExtremes(peak.Max, peak.Longitude, peak.Latitude, peak.Missing, over.DrainToImmutable());
    }
}
