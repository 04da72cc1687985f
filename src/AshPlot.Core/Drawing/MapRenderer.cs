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
    private readonly SliceReader reader;
    private readonly CaptionWriter captions;
    private readonly MapFiles files;
    private readonly uint[] table;
    private float[] values = [];
    private (GeoExtent Extent, Grid Grid, MapPainter Painter)? current;

    /// <summary>Prepares to draw; opens no file yet.</summary>
    public MapRenderer(DrawingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new SliceReader(job.Run.Files);
        captions = new CaptionWriter(job.Run);
        files = new MapFiles(job.OutputFolder, job.WorkingFolder, job.Options.Formats);
        table = ColourMaps.Table(job.Options.Colours);
    }

    /// <summary>Draws a map and writes it under its final names, one for each format.</summary>
    /// <param name="map">The map.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share, or null for the slice's own.</param>
    /// <param name="extent">The box that all maps of the quantity show.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written; none is left.</exception>
    public DrawnMap Draw(MapPlan map, ColourScale? sharedScale, GeoExtent extent)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(extent);
        var watch = Stopwatch.StartNew();
        var plan = job.Quantities[map.Quantity];
        var slice = Read(plan.Description.Grid, map.Slice);
        var summary = SliceSummary.Of(slice, plan.MaskBelow);
        var scale = sharedScale ?? ScalePlanner.Scale(plan.Description, job.Options, summary);
        var display = DisplayScale.For(scale, plan.Description.Units);
        var painter = PainterFor(plan.Description.Grid, extent);
        var isEmpty = !painter.PaintCells(slice, scale, display, plan.MaskBelow);
        var texts = captions.Write(plan, map.Slice, summary, display, isEmpty);
        using var areas = files.NeedAreas ? painter.Areas() : null;
        var finished = new FinishedMap(painter, painter.Finish(texts), areas, texts);
        return new DrawnMap(files.Write(finished, map.Path), isEmpty, summary.Min, summary.Max, watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>What notes where a quantity has ash; null where the box of its maps does not depend on that.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    public AshScan? ScanFor(int quantity)
    {
        var grid = job.Quantities[quantity].Description.Grid;
        return MapExtent.NeedsAsh(grid, job.Options) ? new AshScan(grid) : null;
    }

    /// <summary>Reads a slice for its range and place alone.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="scan">Notes where there is ash, if anybody wants to know.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    public SliceSummary Measure(int quantity, SliceDescription slice, AshScan? scan = null)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var plan = job.Quantities[quantity];
        var read = Read(plan.Description.Grid, slice);
        scan?.Add(read, plan.MaskBelow);
        return SliceSummary.Of(read, plan.MaskBelow);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        current?.Painter.Dispose();
        reader.Dispose();
    }

    private ReadOnlySpan<float> Read(Grid grid, SliceDescription slice)
    {
        if (values.Length < grid.CellCount)
            values = new float[grid.CellCount];
        var destination = values.AsSpan(0, grid.CellCount);
        reader.Read(slice, destination);
        return destination;
    }

    /// <summary>The painter of the map before serves again where grid and box are the same, as they are in most runs.</summary>
    private MapPainter PainterFor(Grid grid, GeoExtent extent)
    {
        if (current is { } known && known.Extent == extent && known.Grid.IsSameAs(grid))
            return known.Painter;
        current?.Painter.Dispose();
        current = null;
        var painter = new MapPainter(MapView.Of(extent, job.Options), grid, table, job.Options.HasTint);
        current = (extent, grid, painter);
        return painter;
    }
}
