using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// Explains the colours of a section: a patch for each class, the highest on top, and one for what is not known.
/// </summary>
internal static class SectionLegend
{
    // Of the height of a row, its letters; of the height of letters, the width of the narrowest of several columns.
    private const float LetterShare = 0.8f,
        LeastColumn = 9.5f;

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, SectionLayout layout, ClassScheme classes, SectionValues section)
    {
        var isUnknown = section.Bands.Runs().Count > 1 || Array.Exists(section.Values, float.IsNaN);
        var shown = classes.Classes.Where(one => one.Colour >> 24 > 0).Reverse().ToArray();
        var (rows, columns) = Grid(shown.Length + (isUnknown ? 1 : 0), layout);
        var height = Math.Min(24 * layout.Zoom, layout.Legend.Height / rows);
        var width = layout.Legend.Width / columns;
        using var font = new SKFont(EmbeddedFonts.Regular, Math.Min(layout.LabelSize, LetterShare * height))
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
        var index = 0;
        foreach (var one in shown)
            Row(
                new SKColor(one.Colour),
                ClassText.Range(one, classes.Units) + (one.Label is { Length: > 0 } label ? $", {label}" : "")
            );
        if (isUnknown)
            Row(MapStyle.Veil, "outside, or no value");

        void Row(SKColor colour, string words)
        {
            var (left, top) = (
                layout.Legend.Left + (index / rows * width),
                layout.Legend.Top + (index % rows * height)
            );
            var patch = new SKRect(left, top, left + (24 * layout.Zoom), top + (0.8f * height));
            fill.Color = colour;
            canvas.DrawRect(patch, fill);
            canvas.DrawRect(patch, line);
            FittedText.Draw(
                canvas,
                words,
                patch.Right + (8 * layout.Zoom),
                patch.MidY + (0.36f * font.Size),
                left + width - patch.Right - (10 * layout.Zoom),
                SKTextAlign.Left,
                font,
                ink
            );
            index++;
        }
    }

    /// <summary>In columns where one has no room for all with letters of full size.</summary>
    private static (int Rows, int Columns) Grid(int count, SectionLayout layout)
    {
        var most = Math.Max(1, (int)(layout.Legend.Width / (LeastColumn * layout.LabelSize)));
        var room = Math.Max(1, (int)(layout.Legend.Height * LetterShare / layout.LabelSize));
        var columns = Math.Clamp((count + room - 1) / room, 1, most);
        return (Math.Max(1, (count + columns - 1) / columns), columns);
    }
}
