using AshPlot.Core.Colours;
using AshPlot.Core.Units;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws the bar of a continuous scale beside or below the map; a pointed end tells of values beyond that end.
/// </summary>
internal sealed class ColourBar(FigureLayout layout, ScaleColouring colouring) : ILegend
{
    private const float TickLength = 5;

    private readonly LegendRoom room = new(layout);

    public void Draw(SKCanvas canvas)
    {
        var (bar, zoom) = (room.Bar, layout.Zoom);
        var table = ColourMaps.Table(colouring.ColourMap);
        DrawColours(canvas, bar, table);
        DrawEnds(canvas, bar, table);
        using var outline = Outline(bar);
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.OutlineWidth * zoom,
            IsAntialias = true,
        };
        canvas.DrawPath(outline, line);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        var most = Math.Max(2, (int)((layout.BarIsVertical ? bar.Height / 44 : bar.Width / 78) / zoom));
        // Flight levels have their units before each number.
        var isOfLevels = colouring.Display.Units == UnitText.FlightLevel;
        foreach (var (position, label) in BarTicks.For(colouring.Scale, colouring.Display.Factor, most))
            DrawTick(
                canvas,
                bar,
                (float)position,
                isOfLevels ? UnitText.Amount(label, colouring.Display.Units) : label,
                line,
                ink,
                font
            );
        if (!isOfLevels)
            DrawUnits(canvas, bar, ink, font);
    }

    private void DrawColours(SKCanvas canvas, SKRect bar, uint[] table)
    {
        using var fill = new SKPaint { IsAntialias = false };
        for (var index = 0; index < table.Length; index++)
        {
            fill.Color = new SKColor(table[index]);
            // Each colour reaches to the end, under those after it: no seam, however the picture is enlarged.
            var (from, to) = ((float)index / table.Length, 1f);
            canvas.DrawRect(
                layout.BarIsVertical
                    ? new SKRect(bar.Left, bar.Bottom - (to * bar.Height), bar.Right, bar.Bottom - (from * bar.Height))
                    : new SKRect(bar.Left + (from * bar.Width), bar.Top, bar.Left + (to * bar.Width), bar.Bottom),
                fill
            );
        }
    }

    private void DrawEnds(SKCanvas canvas, SKRect bar, uint[] table)
    {
        using var fill = new SKPaint { IsAntialias = true };
        foreach (
            var (isThere, isHigh, colour) in new[]
            {
                (colouring.HasLower, false, table[0]),
                (colouring.HasHigher, true, table[^1]),
            }
        )
        {
            if (!isThere)
                continue;
            fill.Color = new SKColor(colour);
            var (one, tip, other) = End(bar, isHigh, isPointed: true);
            using var point = new SKPath();
            point.AddPoly([one, tip, other]);
            canvas.DrawPath(point, fill);
        }
    }

    private SKPath Outline(SKRect bar)
    {
        var (high, low) = (End(bar, isHigh: true, colouring.HasHigher), End(bar, isHigh: false, colouring.HasLower));
        var path = new SKPath();
        path.AddPoly([high.One, high.Tip, high.Other, low.One, low.Tip, low.Other]);
        return path;
    }

    /// <summary>The corners of an end and the tip between them, going round the bar.</summary>
    private (SKPoint One, SKPoint Tip, SKPoint Other) End(SKRect bar, bool isHigh, bool isPointed)
    {
        var length = isPointed ? LegendRoom.PointLength * (layout.BarIsVertical ? bar.Width : bar.Height) : 0;
        if (layout.BarIsVertical)
        {
            var (left, right, tip) = isHigh
                ? (
                    new SKPoint(bar.Left, bar.Top),
                    new SKPoint(bar.Right, bar.Top),
                    new SKPoint(bar.MidX, bar.Top - length)
                )
                : (
                    new SKPoint(bar.Left, bar.Bottom),
                    new SKPoint(bar.Right, bar.Bottom),
                    new SKPoint(bar.MidX, bar.Bottom + length)
                );
            return isHigh ? (left, tip, right) : (right, tip, left);
        }

        var (top, bottom, point) = isHigh
            ? (
                new SKPoint(bar.Right, bar.Top),
                new SKPoint(bar.Right, bar.Bottom),
                new SKPoint(bar.Right + length, bar.MidY)
            )
            : (
                new SKPoint(bar.Left, bar.Top),
                new SKPoint(bar.Left, bar.Bottom),
                new SKPoint(bar.Left - length, bar.MidY)
            );
        return isHigh ? (top, point, bottom) : (bottom, point, top);
    }

    private void DrawTick(
        SKCanvas canvas,
        SKRect bar,
        float position,
        string label,
        SKPaint line,
        SKPaint ink,
        SKFont font
    )
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

    private void DrawUnits(SKCanvas canvas, SKRect bar, SKPaint ink, SKFont font)
    {
        var units = colouring.Heading is { } heading
            ? $"{heading}, {colouring.Display.Units}"
            : colouring.Display.Units;
        var point = LegendRoom.PointLength * Math.Min(bar.Width, bar.Height);
        if (layout.BarIsVertical)
            DrawFitted(bar.Left, bar.Top - point - (font.Size * 0.8f));
        else
            DrawFitted(bar.Right + point + (font.Size * 0.6f), bar.MidY + (font.Size * 0.36f));

        void DrawFitted(float x, float y) =>
            FittedText.Draw(
                canvas,
                units,
                x,
                y,
                layout.Size.Width - x - (2 * layout.Zoom),
                SKTextAlign.Left,
                font,
                ink
            );
    }
}
