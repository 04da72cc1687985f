using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>What ScottPlot draws: axes with degrees, the frame, the graticule.</summary>
internal sealed class FigurePlot : IDisposable
{
    private readonly Plot plot;
    private readonly FigureLayout layout;

    public FigurePlot(FigureLayout layout)
    {
        this.layout = layout;
        EmbeddedFonts.Register();
        plot = new Plot();
        var frame = layout.Frame;
        plot.Layout.Fixed(new PixelRect(frame.X, frame.X + frame.Width, frame.Y + frame.Height, frame.Y));
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.SetLimits(frame.XMin, frame.XMax, frame.YMin, frame.YMax);
        Label(plot.Axes.Bottom, Steps(frame.XMin, frame.XMax, frame.Width / (88 * layout.Zoom), GraticuleSteps.Longitude));
        Label(plot.Axes.Left, Steps(frame.YMin, frame.YMax, frame.Height / (52 * layout.Zoom), GraticuleSteps.Latitude));
        plot.Grid.XAxisStyle.MajorLineStyle.Width = plot.Grid.YAxisStyle.MajorLineStyle.Width =
            MapStyle.GraticuleWidth * layout.Zoom;
        plot.Grid.XAxisStyle.MajorLineStyle.Color = plot.Grid.YAxisStyle.MajorLineStyle.Color =
            Color.FromSKColor(MapStyle.Graticule);
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.Width = MapStyle.OutlineWidth * layout.Zoom;
            axis.FrameLineStyle.Color = Color.FromSKColor(MapStyle.Text);
        }
    }

    /// <summary>Clears the canvas and draws the graticule alone, which lies over the ash.</summary>
    public void DrawGraticule(SKCanvas canvas) => Render(canvas, graticule: true, Colors.Transparent);

    /// <summary>Clears the canvas and draws the frame, its ticks and their labels on paper.</summary>
    public void DrawAxes(SKCanvas canvas) => Render(canvas, graticule: false, Color.FromSKColor(MapStyle.Paper));

    public void Dispose() => plot.Dispose();

    private static NumericManual Steps(double from, double to, double most, Func<double, string> label)
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

    private void Render(SKCanvas canvas, bool graticule, Color background)
    {
        plot.FigureBackground.Color = background;
        plot.Grid.IsVisible = graticule;
        foreach (var axis in plot.Axes.GetAxes())
            axis.IsVisible = !graticule;
        plot.Render(canvas, layout.Size.Width, layout.Size.Height);
    }
}
