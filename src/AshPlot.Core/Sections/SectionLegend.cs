using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// Explains the colours of a section: a patch for each class, the highest on top, and one for what is not known.
/// </summary>
internal static class SectionLegend
{
    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, SectionLayout layout, ClassScheme classes, SectionValues section)
    {
        var isUnknown = HasGap(section.Bands) || Array.Exists(section.Values, float.IsNaN);
        var shown = classes.Classes.Where(one => one.Colour >> 24 > 0).Reverse().ToArray();
        var rows = shown.Length + (isUnknown ? 1 : 0);
        var height = Math.Min(24 * layout.Zoom, layout.Legend.Height / Math.Max(1, rows));
        using var font = new SKFont(EmbeddedFonts.Regular, Math.Min(layout.LabelSize, 0.8f * height))
        {
            Subpixel = true,
        };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var fill = new SKPaint();
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = layout.Zoom,
        };
        var top = layout.Legend.Top;
        foreach (var one in shown)
            Row(
                new SKColor(one.Colour),
                ClassText.Range(one, classes.Units) + (one.Label is { Length: > 0 } label ? $", {label}" : "")
            );
        if (isUnknown)
            Row(MapStyle.Veil, "outside, or no value");

        void Row(SKColor colour, string words)
        {
            var patch = new SKRect(
                layout.Legend.Left,
                top,
                layout.Legend.Left + (24 * layout.Zoom),
                top + (0.8f * height)
            );
            fill.Color = colour;
            canvas.DrawRect(patch, fill);
            canvas.DrawRect(patch, line);
            FittedText.Draw(
                canvas,
                words,
                patch.Right + (8 * layout.Zoom),
                patch.MidY + (0.36f * font.Size),
                layout.Legend.Right - patch.Right - (10 * layout.Zoom),
                SKTextAlign.Left,
                font,
                ink
            );
            top += height;
        }
    }

    private static bool HasGap(SectionBands bands)
    {
        var end = bands.Bottom;
        foreach (var band in bands.Bands.OrderBy(band => band.Bottom))
        {
            if (band.Bottom > end + (1e-6 * (bands.Top - bands.Bottom)))
                return true;
            end = Math.Max(end, band.Top);
        }

        return false;
    }
}
