using System.Collections.Immutable;
using AshPlot.Core.Analysing;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Querying;

/// <summary>Reads slices of a run, each once, and answers what is asked of them. Not thread-safe: a worker has one.</summary>
internal sealed class SliceQuestioner : IDisposable
{
    private readonly QueryJob job;
    private readonly SliceReader reader;
    private readonly CellAreas?[] areas;
    private float[] buffer = [];

    /// <summary>Prepares to answer; opens no file yet.</summary>
    public SliceQuestioner(QueryJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new SliceReader(job.Files);
        areas = new CellAreas?[job.Grids.Length];
    }

    /// <summary>Answers for one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnswer Ask(int quantity, SliceDescription slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var grid = job.Grids[quantity];
        if (buffer.Length < grid.CellCount)
            buffer = new float[grid.CellCount];
        var values = buffer.AsSpan(0, grid.CellCount);
        reader.Read(slice, values);
        var cells = job.Cells[quantity];
        if (cells.IsEmpty)
            return new SliceAnswer([], Whole(quantity, slice, values));
        var found = ImmutableArray.CreateBuilder<float>(cells.Length);
        foreach (var cell in cells)
            found.Add(cell < 0 ? float.NaN : values[cell]);
        return new SliceAnswer(found.MoveToImmutable(), null);
    }

    /// <summary>What the user should know of the values read since the last call, one sentence each, every one once.</summary>
    public IReadOnlyList<string> TakeNotes() => reader.TakeNotes();

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private SliceExtremes Whole(int quantity, SliceDescription slice, ReadOnlySpan<float> values)
    {
        var grid = job.Grids[quantity];
        var summary = SliceSummary.Of(values, 0);
        var peak = summary.Max is { } highest ? Peak.Find(grid, values, highest) : null;
        var over = ImmutableArray.CreateBuilder<ThresholdExtent>();
        var cells = Areas(quantity, slice);
        foreach (var threshold in job.Thresholds[quantity])
        {
            // As the values are: a threshold is the single-precision number next to it, and what counts is greater.
            var limit = (float)threshold;
            var count = cells.CountOver(values, limit);
            var scan = new AshScan(grid);
            if (count > 0)
                scan.Add(values, float.BitIncrement(limit));
            over.Add(new ThresholdExtent(cells.Over(values, limit), count, scan.Cover()?.Box));
        }

        return new SliceExtremes(
            summary.Max, peak?.Longitude, peak is null ? null : Math.Round(peak.Latitude, 10),
            summary.Missing > 0 ? cells.Missing(values) : 0, over.DrainToImmutable());
    }

    private CellAreas Areas(int quantity, SliceDescription slice)
    {
        try
        {
            return areas[quantity] ??= new CellAreas(job.Grids[quantity]);
        }
        catch (ArgumentException error)
        {
            throw new UnreadableInputException(job.Files[slice.Terms[0].File].Path, error.Message.Split(" (Param")[0], innerException: error);
        }
    }
}
