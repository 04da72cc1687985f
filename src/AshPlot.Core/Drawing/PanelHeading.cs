using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws the texts of a panel: what it shows and its largest value over its map, and a notice across a map that has
/// nothing to show. Of several forms of a text the longest that has room is drawn; none is made smaller.
/// </summary>
internal static class PanelHeading
{
    // Of the letters: from the map up to their foot, and between two texts of a line.
    private const float Rise = 0.45f;
    private const float Between = 1.2f;
    private const float NoticePadding = 0.5f;

    public static void Draw(SKCanvas canvas, FigureLayout layout, MapCaptions captions)
    {
        var frame = layout.Frame;
        using var bold = new SKFont(EmbeddedFonts.Bold, layout.LabelSize) { Subpixel = true };
        using var regular = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var quiet = new SKPaint { Color = MapStyle.QuietText, IsAntialias = true };
        var line = frame.Y - (Rise * bold.Size);
        var title = Fitting([captions.Title, .. captions.ShorterTitles], frame.Width, bold);
        canvas.DrawText(title, frame.X, line, SKTextAlign.Left, bold, ink);
        if (bold.MeasureText(title) + (Between * bold.Size) + regular.MeasureText(captions.FootRight) <= frame.Width)
            canvas.DrawText(captions.FootRight, frame.X + frame.Width, line, SKTextAlign.Right, regular, quiet);
        if (captions.Notice is not { } notice)
            return;
        var text = Fitting(
            captions.ShorterNotice is { } shorter ? [notice, shorter] : [notice],
            frame.Width - (2 * bold.Size),
            bold
        );
        var (width, middle, centre) = (
            bold.MeasureText(text) + (2 * NoticePadding * bold.Size),
            frame.X + (frame.Width / 2f),
            frame.Y + (frame.Height / 2f)
        );
        using var paper = new SKPaint { Color = MapStyle.Paper.WithAlpha(0xE0), IsAntialias = true };
        canvas.DrawRoundRect(
            SKRect.Create(middle - (width / 2), centre - bold.Size, width, 2 * bold.Size),
            4 * layout.Zoom,
            4 * layout.Zoom,
            paper
        );
        canvas.DrawText(text, middle, centre + (0.36f * bold.Size), SKTextAlign.Center, bold, ink);
    }

    /// <summary>The first text that has room; else the last, cut.</summary>
    private static string Fitting(string[] texts, float width, SKFont font)
    {
        foreach (var text in texts)
        {
            if (font.MeasureText(Units.DrawnText.Cut(text, FittedText.MostCharacters)) <= width)
                return text;
        }

        return FittedText.Shorten(texts[^1], width, font);
    }
}
