using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Explains the colours of a map, beside or below it.</summary>
internal interface ILegend
{
    /// <summary>Draws on the paper of <see cref="LegendRoom"/>.</summary>
    void Draw(SKCanvas canvas);
}
