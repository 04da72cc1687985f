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
    internal const float TickLength = 5;

    private readonly Plot plot;
    private readonly FigureLayout layout;
    private readonly BaseMapPaths paths;
    private readonly Graticule graticule;
    private readonly bool hasTint;
    private readonly bool isRectilinear;
    private readonly BaseMapLayer land;
    private readonly BaseMapLayer lines;

    public FigurePlot(MapView view, bool hasTint)
    {
        layout = view.Layout;
        this.hasTint = hasTint;
        isRectilinear = view.Projection.IsRectilinear;
        EmbeddedFonts.Register();
        paths = BaseMapPaths.Create(BaseMap.Load(view.BaseMapScale), view);
        graticule = Graticule.Of(view);
        land = new BaseMapLayer(DrawSeaAndLand);
        lines = new BaseMapLayer(DrawLines);
        plot = new Plot();
        // Both parts go on one canvas where a map is drawn by lines and areas: the upper must not wipe out the lower.
        plot.RenderManager.RenderActions.RemoveAll(action =>
            action
                is ScottPlot.Rendering.RenderActions.ClearCanvas
                    or ScottPlot.Rendering.RenderActions.RenderFigureBackground
                    or ScottPlot.Rendering.RenderActions.RenderDataBackground
        );
        plot.PlottableList.AddRange([land, lines]);
        var frame = layout.Frame;
        plot.Layout.Fixed(new PixelRect(frame.X, frame.X + frame.Width, frame.Y + frame.Height, frame.Y));
        plot.Axes.SetLimits(frame.XMin, frame.XMax, frame.YMin, frame.YMax);
        Label(plot.Axes.Bottom, Bottom);
        Label(plot.Axes.Left, Left);
        plot.Grid.IsVisible = false;
        // A plot draws itself twice the first time, to settle its layout.
        using var nothing = new SKNoDrawCanvas(layout.Size.Width, layout.Size.Height);
        plot.Render(nothing, layout.Size.Width, layout.Size.Height);
    }

    /// <summary>
    /// Labels under the lower edge; of a panel none, since those of the figure name the lines of all its panels.
    /// </summary>
    private IReadOnlyList<EdgeTick> Bottom => layout.IsPanel ? [] : graticule.Bottom;

    private IReadOnlyList<EdgeTick> Left => layout.IsPanel ? [] : graticule.Left;

    /// <summary>Names of parallels that stand on the map itself, and where.</summary>
    public IReadOnlyList<(SKPoint Place, string Label)> LabelsInside => graticule.Inside;

    /// <summary>Draws what lies under the ash.</summary>
    public void DrawUnderAsh(SKCanvas canvas)
    {
        canvas.DrawColor(MapStyle.Paper);
        Render(canvas, isOver: false);
        DrawTickMarks(canvas);
    }

    /// <summary>Draws what lies over the ash, with nothing between the lines.</summary>
    public void DrawOverAsh(SKCanvas canvas) => Render(canvas, isOver: true);

    public void Dispose()
    {
        plot.Dispose();
        paths.Dispose();
    }

    private void Label(IAxis axis, IReadOnlyList<EdgeTick> edge)
    {
        var ticks = new NumericManual();
        foreach (var (position, label) in edge)
            ticks.AddMajor(position, label);
        axis.TickGenerator = ticks;
        axis.TickLabelStyle.FontSize = layout.LabelSize;
        axis.TickLabelStyle.ForeColor = Color.FromSKColor(MapStyle.Text);
        // ScottPlot leaves out the mark of some labels; it keeps their distance, and the marks are drawn here.
        axis.MajorTickStyle.Length = TickLength * layout.Zoom;
        axis.MajorTickStyle.Color = Colors.Transparent;
    }

    private void DrawTickMarks(SKCanvas canvas)
    {
        var (frame, length) = (layout.Frame, TickLength * layout.Zoom);
        using var stroke = new SKPaint
        {
            Color = MapStyle.Text,
            StrokeWidth = MapStyle.OutlineWidth * layout.Zoom,
            IsAntialias = true,
        };
        var bottom = frame.Y + frame.Height;
        foreach (var tick in Bottom)
        {
            var x = (float)Math.Floor(frame.ToPicture(tick.Position, frame.YMin).X) + 0.5f;
            canvas.DrawLine(x, bottom, x, bottom + length, stroke);
        }

        foreach (var tick in Left)
        {
            var y = (float)Math.Floor(frame.ToPicture(frame.XMin, tick.Position).Y) + 0.5f;
            canvas.DrawLine(frame.X - length, y, frame.X, y, stroke);
        }
    }

    private void Render(SKCanvas canvas, bool isOver)
    {
        lines.IsVisible = isOver;
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
        if (!hasTint)
            return;
        // Not antialiased: polygons that meet along the dateline would show a seam. The coast line hides the steps.
        using var fill = new SKPaint { Color = MapStyle.Sea };
        if (isRectilinear)
            canvas.DrawColor(MapStyle.Sea);
        else
            canvas.DrawPath(paths.Globe, fill);
        fill.Color = MapStyle.Land;
        canvas.DrawPath(paths.Land, fill);
        fill.Color = MapStyle.Sea;
        canvas.DrawPath(paths.Lakes, fill);
    }

    private void DrawLines(SKCanvas canvas)
    {
        using var stroke = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Round,
        };
        DrawGraticule(canvas, stroke);
        Stroke(canvas, paths.Borders, stroke, MapStyle.Border, MapStyle.BorderWidth);
        // A pale line under the coast keeps it visible on the darkest colours of the ash.
        Stroke(canvas, paths.Coast, stroke, MapStyle.CoastHalo, MapStyle.CoastHaloWidth);
        Stroke(canvas, paths.Coast, stroke, MapStyle.Coast, MapStyle.CoastWidth);
    }

    private void DrawGraticule(SKCanvas canvas, SKPaint stroke)
    {
        using var path = new SKPath();
        foreach (var line in graticule.Lines)
            path.AddPoly(line.Points, close: false);
        Stroke(canvas, path, stroke, MapStyle.Graticule, MapStyle.GraticuleWidth);
    }

    private void Stroke(SKCanvas canvas, SKPath path, SKPaint stroke, SKColor colour, float width)
    {
        stroke.Color = colour;
        stroke.StrokeWidth = width * layout.Zoom;
        canvas.DrawPath(path, stroke);
    }
}
