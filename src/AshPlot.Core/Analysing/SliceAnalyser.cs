using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>Reads slices of a run and finds areas and maxima in them. Not thread-safe: a worker has one.</summary>
public sealed class SliceAnalyser : IDisposable
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
        var geometry = GridGeometry.Of(grid);
        var highest = Highest(values, geometry);
        return highest < 0
            ? new SliceAnalysis(slice.LevelIndex, slice.TimeIndex, area, null, null, null)
            : new SliceAnalysis(
                slice.LevelIndex, slice.TimeIndex, area, values[highest],
                PlaceOf(geometry, highest).Longitude, PlaceOf(geometry, highest).Latitude);
    }

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

    /// <summary>The cell of the largest value, of several the southernmost, then the westernmost; -1 where none is valid.</summary>
    private static int Highest(ReadOnlySpan<float> values, GridGeometry geometry)
    {
        var highest = -1;
        for (var cell = 0; cell < values.Length; cell++)
        {
            var value = values[cell];
            if (!float.IsFinite(value) || (highest >= 0 && value < values[highest]))
                continue;
            if (highest < 0 || value > values[highest] || PlaceOf(geometry, cell).CompareTo(PlaceOf(geometry, highest)) < 0)
                highest = cell;
        }

        return highest;
    }

    private static (double Latitude, double Longitude) PlaceOf(GridGeometry geometry, int cell)
    {
        var (longitude, latitude) = geometry.Centre(cell);
        return (Math.Round(latitude, 10), Math.Round(Math.IEEERemainder(longitude, 360), 10));
    }
}
