using AshPlot.Core.Geography;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// What ScottPlot draws, in two parts: under the ash, paper, sea, land and labelled axes; over the ash, graticule,
/// borders and coast.
/// </summary>
internal sealed class FigurePlot : IDisposable
{
    private readonly Plot plot;
    private readonly FigureLayout layout;
    private readonly BaseMapPaths paths;
    private readonly BaseMapLayer land;
    private readonly BaseMapLayer lines;

    public FigurePlot(FigureLayout layout, BaseMap map)
    {
        this.layout = layout;
        EmbeddedFonts.Register();
        paths = BaseMapPaths.Create(map, layout.Frame);
        land = new BaseMapLayer(DrawSeaAndLand);
        lines = new BaseMapLayer(DrawLines);
        plot = new Plot();
        // Both parts go on one canvas where a map is drawn by lines and areas: the upper must not wipe out the lower.
        plot.RenderManager.RenderActions.RemoveAll(
            action => action is ScottPlot.Rendering.RenderActions.ClearCanvas or ScottPlot.Rendering.RenderActions.RenderFigureBackground
                or ScottPlot.Rendering.RenderActions.RenderDataBackground);
        plot.PlottableList.AddRange([land, lines]);
        var frame = layout.Frame;
        plot.Layout.Fixed(new PixelRect(frame.X, frame.X + frame.Width, frame.Y + frame.Height, frame.Y));
        plot.Axes.SetLimits(frame.XMin, frame.XMax, frame.YMin, frame.YMax);
        Label(plot.Axes.Bottom, Ticks(frame.XMin, frame.XMax, frame.Width / (88 * layout.Zoom), GraticuleSteps.Longitude));
        Label(plot.Axes.Left, Ticks(frame.YMin, frame.YMax, frame.Height / (52 * layout.Zoom), GraticuleSteps.Latitude));
        // A plot draws itself twice the first time, to settle its layout.
        using (var nothing = new SKNoDrawCanvas(layout.Size.Width, layout.Size.Height))
            plot.Render(nothing, layout.Size.Width, layout.Size.Height);
        foreach (var style in new[] { plot.Grid.XAxisStyle, plot.Grid.YAxisStyle })
        {
            style.MajorLineStyle.Width = MapStyle.GraticuleWidth * layout.Zoom;
            style.MajorLineStyle.Color = Color.FromSKColor(MapStyle.Graticule);
        }
    }

    /// <summary>Draws what lies under the ash.</summary>
    public void DrawUnderAsh(SKCanvas canvas)
    {
        canvas.DrawColor(MapStyle.Paper);
        Render(canvas, isOver: false);
    }

    /// <summary>Draws what lies over the ash, with nothing between the lines.</summary>
    public void DrawOverAsh(SKCanvas canvas) => Render(canvas, isOver: true);

    public void Dispose()
    {
        plot.Dispose();
        paths.Dispose();
    }

    private static NumericManual Ticks(double from, double to, double most, Func<double, string> label)
    {
        var step = GraticuleSteps.Step(to - from, Math.Max(2, (int)most));
        var ticks = new NumericManual();
        foreach (var position in GraticuleSteps.Between(from, to, step))
            ticks.AddMajor(position, label(position));
        return ticks;
    }

    private void Label(IAxis axis, NumericManual ticks)
    {
        axis.TickGenerator = ticks;
        axis.TickLabelStyle.FontSize = layout.LabelSize;
        axis.TickLabelStyle.ForeColor = Color.FromSKColor(MapStyle.Text);
        axis.MajorTickStyle.Length = 5 * layout.Zoom;
        axis.MajorTickStyle.Width = MapStyle.OutlineWidth * layout.Zoom;
    }

    private void Render(SKCanvas canvas, bool isOver)
    {
        plot.Grid.IsVisible = lines.IsVisible = isOver;
        land.IsVisible = !isOver;
        foreach (var axis in plot.Axes.GetAxes())
        {
            // The frame is drawn last of all, by the painter: the cells cover the inner half of its line.
            axis.FrameLineStyle.IsVisible = false;
            axis.IsVisible = !isOver;
        }

        plot.Render(canvas, layout.Size.Width, layout.Size.Height);
    }

    private void DrawSeaAndLand(SKCanvas canvas)
    {
        canvas.DrawColor(MapStyle.Sea);
        // Not antialiased: polygons that meet along the dateline would show a seam. The coast line hides the steps.
        using var fill = new SKPaint { Color = MapStyle.Land };
        canvas.DrawPath(paths.Land, fill);
    }

    private void DrawLines(SKCanvas canvas)
    {
        using var stroke = new SKPaint { Style = SKPaintStyle.Stroke, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };
        Stroke(canvas, paths.Borders, stroke, MapStyle.Border, MapStyle.BorderWidth);
        // A pale line under the coast keeps it visible on the darkest colours of the ash.
        Stroke(canvas, paths.Coast, stroke, MapStyle.CoastHalo, MapStyle.CoastHaloWidth);
        Stroke(canvas, paths.Coast, stroke, MapStyle.Coast, MapStyle.CoastWidth);
    }

    private void Stroke(SKCanvas canvas, SKPath path, SKPaint stroke, SKColor colour, float width)
    {
        stroke.Color = colour;
        stroke.StrokeWidth = width * layout.Zoom;
        canvas.DrawPath(path, stroke);
    }
}
