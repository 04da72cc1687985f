using System.Diagnostics;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws maps of a job one after another: reads the slice, paints it, encodes it, writes it. Buffers, open files and
/// layers are kept between maps. Not thread-safe: a worker has one.
/// </summary>
internal sealed class MapRenderer : IDisposable
{
    private readonly DrawingJob job;
    private readonly KeepingReader reader;
    private readonly CaptionWriter captions;
    private readonly MapFiles files;
    private readonly MapValues values;
    private SectionRenderer? sections;
    private PanelRenderer? panels;
    private (GeoExtent Extent, LegendKind Legend, Grid Grid, MapPainter Painter)? current;

    /// <summary>Prepares to draw; opens no file yet.</summary>
    /// <param name="job">The job.</param>
    /// <param name="keeper">Keeps slices between measuring and drawing; null keeps none.</param>
    public MapRenderer(DrawingJob job, ISliceKeeper? keeper = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new KeepingReader(job.Run.Files, keeper);
        captions = new CaptionWriter(job.Run, job.Options.Title, job.Options.Words, job.Options.Stamp);
        files = new MapFiles(job.OutputFolder, job.WorkingFolder, job.Options.Formats);
        values = new MapValues(files);
    }

    /// <inheritdoc cref="SliceReader.TakeNotes"/>
    public IReadOnlyList<string> TakeNotes() => sections?.TakeNotes() ?? reader.TakeNotes();

    /// <summary>Draws a map and writes it under its final names, one for each format.</summary>
    /// <param name="map">The map.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share, or null for the slice's own.</param>
    /// <param name="extent">The box that all maps of the quantity show.</param>
    /// <param name="kept">Where the slice is kept, as <see cref="Keep"/> said; null to read it from its file.</param>
    /// <param name="remark">What a reader of the map must know before all else; null where there is nothing.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written; none is left.</exception>
    public DrawnMap Draw(
        MapPlan map,
        ColourScale? sharedScale,
        GeoExtent extent,
        KeptSlice? kept = null,
        string? remark = null
    )
    {
        ArgumentNullException.ThrowIfNull(map);
        if (job.Options.Section is not null)
            return (sections ??= new SectionRenderer(job)).Draw(map, remark);
        if (map.Panels is not null)
            return (panels ??= new PanelRenderer(job, reader, captions, files, values)).Draw(
                map,
                sharedScale,
                extent,
                remark
            );
        using var slice = Read(map, kept);
        using var painted = Paint(map, slice, sharedScale, extent, remark);
        return Write(painted);
    }

    /// <summary>
    /// Reads what a map shows: the first of the three steps of <see cref="Draw"/>, which a caller may take one by one.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="kept">Where the slice is kept, as <see cref="Keep"/> said; null to read it from its file.</param>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    public ReadSlice Read(MapPlan map, KeptSlice? kept = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var start = Stopwatch.GetTimestamp();
        var slice = new ReadSlice(job.Quantities[map.Quantity].Description.Grid.CellCount);
        try
        {
            reader.Read(map.Slice, kept, slice.Values);
        }
        catch
        {
            slice.Dispose();
            throw;
        }

        slice.Elapsed = Stopwatch.GetElapsedTime(start);
        return slice;
    }

    /// <summary>Draws and encodes a map: the second step of <see cref="Draw"/>.</summary>
    /// <param name="map">The map.</param>
    /// <param name="slice">What it shows.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share, or null for the slice's own.</param>
    /// <param name="extent">The box that all maps of the quantity show.</param>
    /// <param name="remark">What a reader of the map must know before all else; null where there is nothing.</param>
    public UnwrittenMap Paint(
        MapPlan map,
        ReadSlice slice,
        ColourScale? sharedScale,
        GeoExtent extent,
        string? remark = null
    )
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(extent);
        var start = Stopwatch.GetTimestamp();
        var plan = job.Quantities[map.Quantity];
        return Finish(map, slice, sharedScale, extent, remark, (finished, summary, status, coverage) =>
            new UnwrittenMap(
                files.Encode(
                    finished,
                    map.Path,
                    job.Options.Values
                        ? [values.Encode(ValueFiles.OfMap(map.Path), plan, current!.Value.Painter.Cells, slice.Values)]
                        : []
                ),
                summary,
                status,
                coverage,
                slice.Elapsed + Stopwatch.GetElapsedTime(start)
            )
        );
    }

    /// <summary>Draws a map, which is finished and encoded by the caller.</summary>
    /// <inheritdoc cref="Paint"/>
    internal T Finish<T>(
        MapPlan map,
        ReadSlice slice,
        ColourScale? sharedScale,
        GeoExtent extent,
        string? remark,
        Func<IFinishedMap, SliceSummary, MapStatus, double, T> encode
    )
    {
        var plan = job.Quantities[map.Quantity];
        var summary = SliceSummary.Of(slice.Values, plan.MaskBelow);
        var colouring = Colourings.For(plan, job.Options, sharedScale, summary);
        var painter = PainterFor(plan, extent);
        var status = painter.PaintCells(slice.Values, colouring, summary.Missing > 0);
        var texts = captions
            .Write(plan, map, summary, colouring.Display, status, PeakOf(plan, slice.Values, summary, painter))
            .WithRemark(remark, painter.HasRunLine);
        if (painter.Coverage == 0)
            texts = texts with { Notice = UnknownGround.OutsideText };
        using var areas = files.NeedAreas ? painter.Areas() : null;
        return encode(
            new FinishedMap(painter, painter.Finish(texts), areas, texts, captions.Run.Facts),
            summary,
            status,
            painter.Coverage
        );
    }

    /// <summary>Writes a map under its final names: the last step of <see cref="Draw"/>.</summary>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written; none is left.</exception>
    public DrawnMap Write(UnwrittenMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var start = Stopwatch.GetTimestamp();
        var written = files.Write(map.Files);
        var (summary, elapsed) = (map.Summary, map.Elapsed + Stopwatch.GetElapsedTime(start));
        return new DrawnMap(
            written,
            map.Status,
            summary.Min,
            summary.Max,
            map.Coverage,
            summary.Missing,
            elapsed.TotalMilliseconds
        );
    }

    /// <summary>What notes where a quantity has ash; null where the box of its maps does not depend on that.</summary>
    /// <param name="quantity">Index into the quantities of the job.</param>
    public AshScan? ScanFor(int quantity)
    {
        var grid = job.Quantities[quantity].Description.Grid;
        return MapExtent.AshFor(grid, job.Options) != AshNeeded.None ? new AshScan(grid) : null;
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
        var read = reader.Read(plan.Description.Grid.CellCount, slice);
        // A 0 is drawn where the mask is 0, but it is no ash, unless it is the hour at which ash arrives.
        if (plan.Description.IsDifference)
            scan?.AddDifferences(read, plan.LeastDifference ?? float.Epsilon);
        else
            scan?.Add(read, slice.Reduction is null ? Math.Max(plan.MaskBelow, float.Epsilon) : plan.MaskBelow);
        return SliceSummary.Of(read, plan.MaskBelow);
    }

    /// <summary>Keeps the slice that was read last for the worker that draws it; null where there is no room.</summary>
    public KeptSlice? Keep() => reader.Keep();

    /// <inheritdoc/>
    public void Dispose()
    {
        current?.Painter.Dispose();
        sections?.Dispose();
        panels?.Dispose();
        reader.Dispose();
        files.Dispose();
    }

    internal static Peak? PeakOf(
        QuantityPlan plan,
        ReadOnlySpan<float> slice,
        SliceSummary summary,
        MapPainter painter
    ) =>
        summary.Max is { } max && Peak.Find(plan.Description.Grid, slice, max) is { } peak
            ? peak with
            {
                IsOnMap = painter.Shows(peak.Longitude, peak.Latitude),
                Cells = SameValues.Count(slice, (float)max),
            }
            : null;

    /// <summary>
    /// The painter of the map before serves again where grid, box and legend are the same, as they are in most runs.
    /// </summary>
    private MapPainter PainterFor(QuantityPlan plan, GeoExtent extent)
    {
        var (cells, legend) = (plan.Description.Grid, Colourings.LegendOf(plan));
        if (current is { } known && (known.Extent, known.Legend) == (extent, legend) && known.Grid.IsSameAs(cells))
            return known.Painter;
        current?.Painter.Dispose();
        current = null;
        var painter = new MapPainter(MapView.Of(extent, job.Options, legend), cells, job.Options);
        current = (extent, legend, cells, painter);
        return painter;
    }
}
