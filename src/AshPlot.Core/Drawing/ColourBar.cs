using AshPlot.Core.Colours;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Draws the colour bar of a continuous scale beside or below the map.</summary>
internal sealed class ColourBar(FigureLayout layout, uint[] table)
{
    private const float Thickness = 17;
    private const float GapBelow = 34;
    private const float GapBeside = 24;
    private const float TickLength = 5;
    private const float MostLength = 620;

    /// <summary>The part of the picture that belongs to the bar and its text.</summary>
    public SKRect Room
    {
        get
        {
            var (bar, zoom) = (Bar, layout.Zoom);
            // Beside the map, a label of the last meridian may stand under the bar: the room ends with the bar's lowest label.
            return layout.BarIsVertical
                ? new SKRect(bar.Left - (2 * zoom), bar.Top - UnitsHeight, layout.Size.Width, bar.Bottom + (layout.LabelSize * 0.45f))
                : new SKRect(0, bar.Top - (2 * zoom), layout.Size.Width, bar.Bottom + (44 * zoom));
        }
    }

    private float UnitsHeight => 1.9f * layout.LabelSize;

    private SKRect Bar
    {
        get
        {
            var (frame, zoom) = (layout.Frame, layout.Zoom);
            if (layout.BarIsVertical)
            {
                // The units stand over the bar and yet below the map's upper edge: above it is the title, wider than some maps.
                var room = Math.Max(1, frame.Height - UnitsHeight);
                var height = Math.Min(room, MostLength * zoom);
                return SKRect.Create(
                    frame.X + frame.Width + (GapBeside * zoom), frame.Y + UnitsHeight + ((room - height) / 2), Thickness * zoom, height);
            }

            var width = Math.Min(Math.Max(frame.Width, layout.Size.Width * 0.5f), MostLength * zoom);
            return SKRect.Create(
                frame.X + ((frame.Width - width) / 2), frame.Y + frame.Height + (GapBelow * zoom), width, Thickness * zoom);
        }
    }

    public void Draw(SKCanvas canvas, ColourScale scale, DisplayScale display)
    {
        var (bar, zoom) = (Bar, layout.Zoom);
        DrawColours(canvas, bar);
        using var line = new SKPaint
        {
            Color = MapStyle.Text, Style = SKPaintStyle.Stroke, StrokeWidth = MapStyle.OutlineWidth * zoom, IsAntialias = true,
        };
        canvas.DrawRect(bar, line);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        var most = Math.Max(2, (int)((layout.BarIsVertical ? bar.Height / 44 : bar.Width / 78) / zoom));
        foreach (var (position, label) in BarTicks.For(scale, display.Factor, most))
            DrawTick(canvas, bar, (float)position, label, line, ink, font);
        DrawUnits(canvas, bar, display.Units, ink, font);
    }

    private void DrawColours(SKCanvas canvas, SKRect bar)
    {
        using var fill = new SKPaint { IsAntialias = false };
        for (var index = 0; index < table.Length; index++)
        {
            fill.Color = new SKColor(table[index]);
            // Each colour reaches to the end, under those after it: no seam, however the picture is enlarged.
            var (from, to) = ((float)index / table.Length, 1f);
            canvas.DrawRect(layout.BarIsVertical
                ? new SKRect(bar.Left, bar.Bottom - (to * bar.Height), bar.Right, bar.Bottom - (from * bar.Height))
                : new SKRect(bar.Left + (from * bar.Width), bar.Top, bar.Left + (to * bar.Width), bar.Bottom), fill);
        }
    }

    private void DrawTick(SKCanvas canvas, SKRect bar, float position, string label, SKPaint line, SKPaint ink, SKFont font)
    {
        var length = TickLength * layout.Zoom;
        if (layout.BarIsVertical)
        {
            var y = bar.Bottom - (position * bar.Height);
            canvas.DrawLine(bar.Right, y, bar.Right + length, y, line);
            canvas.DrawText(label, bar.Right + (length * 1.6f), y + (font.Size * 0.36f), SKTextAlign.Left, font, ink);
            return;
        }

        var x = bar.Left + (position * bar.Width);
        canvas.DrawLine(x, bar.Bottom, x, bar.Bottom + length, line);
        canvas.DrawText(label, x, bar.Bottom + length + (font.Size * 1.05f), SKTextAlign.Center, font, ink);
    }

    private void DrawUnits(SKCanvas canvas, SKRect bar, string units, SKPaint ink, SKFont font)
    {
        if (layout.BarIsVertical)
            canvas.DrawText(units, bar.Left, bar.Top - (font.Size * 0.8f), SKTextAlign.Left, font, ink);
        else
            canvas.DrawText(units, bar.Right + (font.Size * 0.9f), bar.MidY + (font.Size * 0.36f), SKTextAlign.Left, font, ink);
    }
}
