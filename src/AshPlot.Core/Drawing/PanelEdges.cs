using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Names meridians and parallels at the outer edges of a figure's panels: they are the same lines on all of them.
/// </summary>
internal sealed class PanelEdges(PanelLayout layout)
{
    private const float TickLength = 4;

    private readonly Graticule graticule = Graticule.Of(layout.Panel);

    /// <summary>Draws the labels of so many panels.</summary>
    public void Draw(SKCanvas canvas, int panels)
    {
        var figure = layout.Figure.Layout;
        using var font = new SKFont(EmbeddedFonts.Regular, layout.Panel.Layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            StrokeWidth = MapStyle.OutlineWidth * figure.Zoom,
            IsAntialias = true,
        };
        var tick = TickLength * figure.Zoom;
        for (var index = 0; index < panels; index++)
        {
            var frame = layout.FrameOf(index);
            var bottom = frame.Y + frame.Height;
            foreach (var (position, label) in layout.IsLastOfColumn(index) ? graticule.Bottom : [])
            {
                var x = (float)Math.Floor(frame.ToPicture(position, frame.YMin).X) + 0.5f;
                canvas.DrawLine(x, bottom, x, bottom + tick, line);
                // A label that reaches under the neighbour may meet that one's first.
                var half = font.MeasureText(label) / 2;
                if (x - half >= frame.X - tick && x + half <= frame.X + frame.Width + tick)
                    canvas.DrawText(label, x, bottom + tick + (1.05f * font.Size), SKTextAlign.Center, font, ink);
            }

            foreach (var (position, label) in layout.IsFirstOfRow(index) ? graticule.Left : [])
            {
                var y = (float)Math.Floor(frame.ToPicture(frame.XMin, position).Y) + 0.5f;
                canvas.DrawLine(frame.X - tick, y, frame.X, y, line);
                if (frame.X - (1.6f * tick) - font.MeasureText(label) >= 0)
                    canvas.DrawText(
                        label,
                        frame.X - (1.6f * tick),
                        y + (0.36f * font.Size),
                        SKTextAlign.Right,
                        font,
                        ink
                    );
            }
        }
    }
}
