using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>Reads slices of a run and finds areas and maxima in them. Not thread-safe: a worker has one.</summary>
internal sealed class SliceAnalyser : IDisposable
{
    private readonly AnalysisJob job;
    private readonly SliceReader reader;
    private readonly CellAreas?[] areas;
    private float[] buffer = [];

    /// <summary>Prepares to analyse; opens no file yet.</summary>
    public SliceAnalyser(AnalysisJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new SliceReader(job.Files);
        areas = new CellAreas?[job.Grids.Length];
    }

    /// <summary>Analyses one slice.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read, or its grid has no areas.</exception>
    public SliceAnalysis Analyse(int quantity, SliceDescription slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var grid = job.Grids[quantity];
        if (buffer.Length < grid.CellCount)
            buffer = new float[grid.CellCount];
        var values = buffer.AsSpan(0, grid.CellCount);
        reader.Read(slice, values);
        // As the values are: 0.002 of a file is the single-precision number next to it, which is not over 2 mg/m3.
        var area = Areas(quantity, slice).Over(values, (float)job.Thresholds[quantity]);
        var summary = SliceSummary.Of(values, 0);
        var missing = summary.Missing > 0 ? Areas(quantity, slice).Missing(values) : 0;
        var peak = summary.Max is { } highest ? Peak.Find(grid, values, highest) : null;
        return new SliceAnalysis(
            slice.LevelIndex, slice.TimeIndex, area, missing, summary.Max, peak?.Longitude, peak is null ? null : Math.Round(peak.Latitude, 10));
    }

    /// <summary>What the user should know of the values read since the last call, one sentence each, every one once.</summary>
    public IReadOnlyList<string> TakeNotes() => reader.TakeNotes();

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

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
