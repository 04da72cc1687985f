using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>
/// What finds something in slices of a run, which it reads one after the other, with the areas of their cells. Opens no
/// file before it reads. Not thread-safe: a worker has one.
/// </summary>
/// <param name="files">The files of the run.</param>
/// <param name="grids">Grid of each quantity.</param>
internal abstract class MeasuredSlices(ImmutableArray<SourceFile> files, ImmutableArray<Grid> grids) : IDisposable
{
    private readonly SliceReader reader = new(files);
    private readonly CellAreas?[] areas = new CellAreas?[grids.Length];
    private float[] buffer = [];

    /// <summary>Reads a slice, row by row as its file has it; the values are valid until the next read.</summary>
    /// <param name="quantity">Index into the quantities of the run.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="UnreadableInputException">The slice cannot be read.</exception>
    protected ReadOnlySpan<float> Read(int quantity, SliceDescription slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var cells = grids[quantity].CellCount;
        if (buffer.Length < cells)
            buffer = new float[cells];
        var values = buffer.AsSpan(0, cells);
        reader.Read(slice, values);
        return values;
    }

    /// <inheritdoc cref="SliceReader.ClearOutside"/>
    protected void ClearOutside(SliceDescription slice, Span<float> values) => reader.ClearOutside(slice.Terms, values);

    /// <summary>The largest value with its place, and the area of the missing cells in km2.</summary>
    /// <inheritdoc cref="AreasOf"/>
    protected SlicePeak PeakOf(int quantity, SliceDescription slice, ReadOnlySpan<float> values)
    {
        var summary = SliceSummary.Of(values, 0);
        var missing = summary.Missing > 0 ? AreasOf(quantity, slice).Missing(values) : 0;
        var peak = summary.Max is { } highest ? Peak.Find(grids[quantity], values, highest) : null;
        return new SlicePeak(
            summary.Max,
            peak?.Longitude,
            peak is null ? null : Math.Round(peak.Latitude, 10),
            missing
        );
    }

    /// <summary>Areas of the cells of a quantity.</summary>
    /// <exception cref="UnreadableInputException">The grid has no areas.</exception>
    protected CellAreas AreasOf(int quantity, SliceDescription slice)
    {
        try
        {
            return areas[quantity] ??= new CellAreas(grids[quantity]);
        }
        catch (ArgumentException error)
        {
            throw new UnreadableInputException(
                files[slice.Terms[0].File].Path,
                error.Message.Split(" (Param")[0],
                innerException: error
            );
        }
    }

    /// <summary>
    /// What the user should know of the values read since the last call, one sentence each, every one once.
    /// </summary>
    public IReadOnlyList<string> TakeNotes() => reader.TakeNotes();

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}

/// <summary>The largest value of a slice.</summary>
/// <param name="Max">The value; null where all are missing.</param>
/// <param name="Longitude">Degrees east of its place.</param>
/// <param name="Latitude">Degrees north of its place.</param>
/// <param name="Missing">Area of the missing cells in km2.</param>
internal readonly record struct SlicePeak(double? Max, double? Longitude, double? Latitude, double Missing);
