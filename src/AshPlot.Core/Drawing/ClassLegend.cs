using AshPlot.Core.Colours;
using AshPlot.Core.Units;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws a patch for each class with its values in words and its name; where classes are too many for words, the
/// boundaries stand between the patches instead.
/// </summary>
internal sealed class ClassLegend(FigureLayout layout, ClassColouring colouring) : ILegend
{
    // Words smaller than this share of a tick label are no longer read with ease.
    private const float SmallestShare = 0.78f;

    private readonly LegendRoom room = new(layout);
    private readonly ClassScheme scheme = colouring.Classes;

    public void Draw(SKCanvas canvas)
    {
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var quiet = new SKPaint { Color = MapStyle.QuietText, IsAntialias = true };
        var patches = scheme.Classes.Select((_, index) => Patch(index)).ToArray();
        DrawPatches(canvas, patches);
        var words = scheme.Classes.Select(one => ClassText.Range(one, scheme.Units)).ToArray();
        var share = layout.BarIsVertical
            ? patches[0].Height / (1.25f * font.Size)
            : (patches[0].Width - (8 * layout.Zoom)) / words.Max(text => font.MeasureText(text));
        if (colouring.Heading is { } heading && share >= SmallestShare)
            DrawHeading(canvas, heading, font, ink);
        if (share < SmallestShare)
        {
            DrawBoundaries(canvas, font, ink);
            return;
        }

        font.Size *= Math.Min(1, share);
        for (var index = 0; index < patches.Length; index++)
            DrawWords(canvas, patches[index], words[index], scheme.Classes[index].Label ?? "", font, ink, quiet);
    }

    private SKRect Patch(int index)
    {
        var bar = room.Bar;
        var (from, to) = ((float)index / scheme.Classes.Length, (index + 1f) / scheme.Classes.Length);
        return layout.BarIsVertical
            ? new SKRect(bar.Left, bar.Bottom - (to * bar.Height), bar.Right, bar.Bottom - (from * bar.Height))
            : new SKRect(bar.Left + (from * bar.Width), bar.Top, bar.Left + (to * bar.Width), bar.Bottom);
    }

    private void DrawPatches(SKCanvas canvas, SKRect[] patches)
    {
        using var fill = new SKPaint();
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.OutlineWidth * layout.Zoom,
            IsAntialias = true,
        };
        for (var index = 0; index < patches.Length; index++)
        {
            fill.Color = new SKColor(scheme.Classes[index].Colour);
            canvas.DrawRect(patches[index], fill);
            canvas.DrawRect(patches[index], line);
        }
    }

    /// <summary>Over an upright bar, and in the line of the names below one that lies.</summary>
    private void DrawHeading(SKCanvas canvas, string heading, SKFont font, SKPaint ink)
    {
        if (layout.BarIsVertical)
            canvas.DrawText(heading, room.Bar.Left, room.Bar.Top - (0.8f * font.Size), SKTextAlign.Left, font, ink);
        else
            canvas.DrawText(
                heading,
                room.Bar.MidX,
                room.Bar.Bottom + (2.6f * font.Size),
                SKTextAlign.Center,
                font,
                ink
            );
    }

    private void DrawWords(
        SKCanvas canvas,
        SKRect patch,
        string words,
        string label,
        SKFont font,
        SKPaint ink,
        SKPaint quiet
    )
    {
        var size = font.Size;
        if (!layout.BarIsVertical)
        {
            var width = patch.Width - (2 * layout.Zoom);
            FittedText.Draw(
                canvas,
                words,
                patch.MidX,
                patch.Bottom + (1.35f * size),
                width,
                SKTextAlign.Center,
                font,
                ink
            );
            FittedText.Draw(
                canvas,
                label,
                patch.MidX,
                patch.Bottom + (2.6f * size),
                width,
                SKTextAlign.Center,
                font,
                quiet
            );
            return;
        }

        var left = patch.Right + (8 * layout.Zoom);
        var space = layout.Size.Width - left - (6 * layout.Zoom);
        var hasLabel = label.Length > 0 && patch.Height > 2.6f * size;
        FittedText.Draw(
            canvas,
            words,
            left,
            patch.MidY + (hasLabel ? -0.25f * size : 0.36f * size),
            space,
            SKTextAlign.Left,
            font,
            ink
        );
        if (hasLabel)
            FittedText.Draw(canvas, label, left, patch.MidY + (1.0f * size), space, SKTextAlign.Left, font, quiet);
    }

    /// <summary>Numbers at the edges of the patches, as many as have room, and the units once.</summary>
    private void DrawBoundaries(SKCanvas canvas, SKFont font, SKPaint ink)
    {
        var bar = room.Bar;
        var boundaries = scheme.Boundaries.ToArray();
        // The first edge of the bar is a boundary unless the lowest class is open.
        var first = scheme.Classes[0].Lower is null ? 1 : 0;
        var step = (layout.BarIsVertical ? bar.Height : bar.Width) / scheme.Classes.Length;
        var needed = layout.BarIsVertical
            ? 1.3f * font.Size
            : boundaries.Max(value => font.MeasureText(ClassText.Number(value))) + font.Size;
        var stride = Math.Max(1, (int)Math.Ceiling(needed / step));
        for (var index = 0; index < boundaries.Length; index += stride)
        {
            var along = (index + first) * step;
            var text = ClassText.Number(boundaries[index]);
            if (layout.BarIsVertical)
                canvas.DrawText(
                    text,
                    bar.Right + (8 * layout.Zoom),
                    bar.Bottom - along + (0.36f * font.Size),
                    SKTextAlign.Left,
                    font,
                    ink
                );
            else
                canvas.DrawText(
                    text,
                    bar.Left + along,
                    bar.Bottom + (1.35f * font.Size),
                    SKTextAlign.Center,
                    font,
                    ink
                );
        }

        var units = colouring.Heading is { } heading
            ? $"{heading}, {UnitText.ForPeople(scheme.Units)}"
            : UnitText.ForPeople(scheme.Units);
        if (layout.BarIsVertical)
            canvas.DrawText(units, bar.Left, bar.Top - (0.8f * font.Size), SKTextAlign.Left, font, ink);
        else
            canvas.DrawText(units, bar.MidX, bar.Bottom + (2.7f * font.Size), SKTextAlign.Center, font, ink);
    }
}
