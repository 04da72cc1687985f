using System.Diagnostics;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws figures of several panels of a job one after another. However many panels a figure has, one slice is in
/// memory.
/// </summary>
internal sealed class PanelRenderer(
    DrawingJob job,
    KeepingReader reader,
    CaptionWriter captions,
    MapFiles files,
    MapValues values
) : IDisposable
{
    private (GeoExtent Extent, int Quantity, int Rows, int Columns, PanelPainter Painter)? current;

    /// <inheritdoc cref="MapRenderer.Draw"/>
    public DrawnMap Draw(MapPlan map, ColourScale? sharedScale, GeoExtent extent, string? remark)
    {
        var start = Stopwatch.GetTimestamp();
        var (plan, panels) = (job.Quantities[map.Quantity], map.Panels!);
        var scale = sharedScale
            ?? (plan.Classes is null ? ScalePlanner.Scale(plan, job.Options, Measure(plan, panels)) : null);
        var painter = PainterFor(map, plan, extent);
        painter.Begin();
        using var slice = new ReadSlice(plan.Description.Grid.CellCount);
        var (summaries, statuses) = (new SliceSummary[panels.Panels.Length], new MapStatus[panels.Panels.Length]);
        (int Panel, MapCaptions Texts)? highest = null;
        var shown = new List<EncodedValues>();
        foreach (var (index, panel) in panels.Panels.Index())
        {
            reader.Read(panel.Slice, kept: null, slice.Values);
            var summary = summaries[index] = SliceSummary.Of(slice.Values, plan.MaskBelow);
            var colouring = Colourings.For(plan, job.Options, scale, summary);
            var status = statuses[index] = painter.Panel.PaintCells(slice.Values, colouring, summary.Missing > 0);
            var texts = captions.Write(
                plan,
                map with
                {
                    Level = panel.Level,
                    Slice = panel.Slice,
                },
                summary,
                colouring.Display,
                status,
                MapRenderer.PeakOf(plan, slice.Values, summary, painter.Panel)
            );
            if (painter.Panel.Coverage == 0)
                texts = texts with { Notice = UnknownGround.OutsideText };
            if (
                highest is null
                || summary.Max > summaries[highest.Value.Panel].Max
                || summaries[highest.Value.Panel].Max is null
            )
                highest = (index, texts);
            painter.Add(
                captions.Panels.Of(plan, panels.Axis, panel.Slice, summary, colouring.Display, texts),
                files.NeedAreas
            );
            if (job.Options.Values)
                shown.Add(values.Encode(ValueFiles.OfPanel(map.Path, index), plan, painter.Panel.Cells, slice.Values));
        }

        var all = SliceSummary.Join(summaries);
        var legend = Colourings.For(plan, job.Options, scale, all);
        var around = captions.Panels.Around(
            plan,
            map,
            highest is { } top ? (panels.Panels[top.Panel].Slice, top.Texts) : null
        );
        around = around.WithRemark(remark, painter.HasRunLine);
        using var encoded = files.Encode(
            new FinishedFigure(painter, painter.Finish(around, legend), around, legend, captions.Run.Facts),
            map.Path,
            shown
        );
        var written = files.Write(encoded);
        return new DrawnMap(
            written,
            Of(statuses),
            all.Min,
            all.Max,
            painter.Panel.Coverage,
            all.Missing,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds
        );
    }

    public void Dispose() => current?.Painter.Dispose();

    /// <summary>A figure shows ash where one of its panels does.</summary>
    private static MapStatus Of(MapStatus[] statuses) =>
        statuses.Contains(MapStatus.Done) ? MapStatus.Done
        : statuses.Contains(MapStatus.Empty) ? MapStatus.Empty
        : MapStatus.NoData;

    private SliceSummary Measure(QuantityPlan plan, PanelsPlan panels)
    {
        using var slice = new ReadSlice(plan.Description.Grid.CellCount);
        return SliceSummary.Join(
            panels
                .Panels.Select(panel =>
                {
                    reader.Read(panel.Slice, kept: null, slice.Values);
                    return SliceSummary.Of(slice.Values, plan.MaskBelow);
                })
                .ToArray()
        );
    }

    private PanelPainter PainterFor(MapPlan map, QuantityPlan plan, GeoExtent extent)
    {
        var panels = map.Panels!;
        if (
            current is { } known
            && (known.Extent, known.Quantity, known.Rows, known.Columns)
                == (extent, map.Quantity, panels.Rows, panels.Columns)
        )
            return known.Painter;
        current?.Painter.Dispose();
        current = null;
        var layout = PanelLayout.Of(panels, extent, job.Options, Colourings.LegendOf(plan));
        var painter = new PanelPainter(layout, plan.Description.Grid, job.Options);
        current = (extent, map.Quantity, panels.Rows, panels.Columns, painter);
        return painter;
    }
}
