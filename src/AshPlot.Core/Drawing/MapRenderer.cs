using System.Diagnostics;
using AshPlot.Core.Colours;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws maps of a job one after another: reads the slice, paints it, encodes it, writes it. Buffers, open files and
/// layers are kept between maps. Not thread-safe: a worker has one.
/// </summary>
public sealed class MapRenderer : IDisposable
{
    private readonly DrawingJob job;
    private readonly KeepingReader reader;
    private readonly CaptionWriter captions;
    private readonly MapFiles files;
    private readonly uint[] table;
    private (FigureLayout Layout, Grid Grid, MapPainter Painter)? current;

    /// <summary>Prepares to draw; opens no file yet.</summary>
    /// <param name="job">The job.</param>
    /// <param name="keeper">Keeps slices between measuring and drawing; null keeps none.</param>
    public MapRenderer(DrawingJob job, ISliceKeeper? keeper = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new KeepingReader(job.Run.Files, keeper);
        captions = new CaptionWriter(job.Run);
        files = new MapFiles(job.OutputFolder, job.Options.Formats);
        table = ColourMaps.Table(job.Options.Colours);
    }

    /// <summary>Draws a map and writes it under its final names, one for each format.</summary>
    /// <param name="map">The map.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share, or null for the slice's own.</param>
    /// <param name="kept">Where the slice is kept, as <see cref="MeasureAndKeep"/> says; null to read it from its file.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written; none is left.</exception>
    public DrawnMap Draw(MapPlan map, ColourScale? sharedScale, KeptSlice? kept = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var watch = Stopwatch.StartNew();
        var plan = job.Quantities[map.Quantity];
        var slice = reader.Read(plan.Description.Grid.CellCount, map.Slice, kept);
        var summary = SliceSummary.Of(slice, plan.MaskBelow);
        var scale = sharedScale ?? ScalePlanner.Scale(plan.Description, job.Options, summary);
        var display = DisplayScale.For(scale, plan.Description.Units);
        var painter = PainterFor(plan.Description.Grid);
        var isEmpty = !painter.PaintCells(slice, scale, display, plan.MaskBelow);
        var texts = captions.Write(plan, map.Slice, summary, display, isEmpty);
        using var areas = files.NeedAreas ? painter.Areas() : null;
        var finished = new FinishedMap(painter, painter.Finish(texts), areas, texts);
        return new DrawnMap(files.Write(finished, map.Path), isEmpty, summary.Min, summary.Max, watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>Reads a slice for its range alone.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    public SliceSummary Measure(int quantity, SliceDescription slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var plan = job.Quantities[quantity];
        return SliceSummary.Of(reader.Read(plan.Description.Grid.CellCount, slice), plan.MaskBelow);
    }

    /// <summary>Reads a slice for its range, and keeps it for the worker that draws it.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <returns>Its summary, and where it is kept; null where there is no room.</returns>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    public (SliceSummary Summary, KeptSlice? Kept) MeasureAndKeep(int quantity, SliceDescription slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var plan = job.Quantities[quantity];
        var values = reader.Read(plan.Description.Grid.CellCount, slice);
        return (SliceSummary.Of(values, plan.MaskBelow), reader.Keep(values));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        current?.Painter.Dispose();
        reader.Dispose();
    }

    /// <summary>The painter of the map before serves again where grid and layout are the same, as they are in most runs.</summary>
    private MapPainter PainterFor(Grid grid)
    {
        var layout = FigureLayout.Of(job.Options.Size, MapExtent.Of(grid, job.Options));
        if (current is { } known && known.Layout == layout && known.Grid.IsSameAs(grid))
            return known.Painter;
        current?.Painter.Dispose();
        current = null;
        var painter = new MapPainter(layout, new PlateCarree((layout.Frame.XMin + layout.Frame.XMax) / 2), grid, table);
        current = (layout, grid, painter);
        return painter;
    }
}
