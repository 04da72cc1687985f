using ScottPlot;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// A part of the base map as ScottPlot draws it, clipped to the map. ScottPlot makes ticks only for axes that a
/// plottable uses, so these also bring the axes to life.
/// </summary>
internal sealed class BaseMapLayer(Action<SKCanvas> draw) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp) => draw(rp.Canvas);
}
