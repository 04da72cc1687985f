using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Querying;

/// <summary>Answers what is asked of slices of a run, each read once. Not thread-safe: a worker has one.</summary>
internal sealed class SliceQuestioner : IDisposable
{
    private readonly QueryJob job;
    private readonly MeasuredSlices slices;

    /// <summary>Prepares to answer; opens no file yet.</summary>
    public SliceQuestioner(QueryJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        slices = new MeasuredSlices(job.Files, job.Grids);
    }

    /// <summary>Answers for one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnswer Ask(int quantity, SliceDescription slice)
    {
        var values = slices.Read(quantity, slice);
        var cells = job.Cells[quantity];
        if (cells.IsEmpty)
            return new SliceAnswer([], Whole(quantity, slice, values));
        var found = ImmutableArray.CreateBuilder<float>(cells.Length);
        foreach (var cell in cells)
            found.Add(cell < 0 ? float.NaN : values[cell]);
        return new SliceAnswer(found.MoveToImmutable(), null);
    }

    /// <inheritdoc cref="MeasuredSlices.TakeNotes"/>
    public IReadOnlyList<string> TakeNotes() => slices.TakeNotes();

    /// <inheritdoc/>
    public void Dispose() => slices.Dispose();

    private SliceExtremes Whole(int quantity, SliceDescription slice, ReadOnlySpan<float> values)
    {
        var over = ImmutableArray.CreateBuilder<ThresholdExtent>();
        var cells = slices.AreasOf(quantity, slice);
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

        var peak = slices.PeakOf(quantity, slice, values);
        return new SliceExtremes(peak.Max, peak.Longitude, peak.Latitude, peak.Missing, over.DrainToImmutable());
    }
}
