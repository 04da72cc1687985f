using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Draws the texts of a map.</summary>
internal sealed class CaptionPainter : IDisposable
{
    private const float Margin = 14;

    private readonly FigureLayout layout;
    private readonly MarkPainter marks;
    private readonly float left;
    private readonly SKFont title;
    private readonly SKFont subtitle;
    private readonly SKFont foot;
    private readonly SKPaint ink = new() { Color = MapStyle.Text, IsAntialias = true };
    private readonly SKPaint quiet = new() { Color = MapStyle.QuietText, IsAntialias = true };

    /// <summary>Prepares the letters.</summary>
    /// <param name="layout">Where everything stands.</param>
    /// <param name="marks">The signs of the texts.</param>
    /// <param name="logo">What the title leaves free at the left; 0 for nothing.</param>
    public CaptionPainter(FigureLayout layout, MarkPainter marks, SKRect? logo = null)
    {
        (this.layout, this.marks) = (layout, marks);
        left = (logo?.Right ?? 0) + (Margin * layout.Zoom);
        title = new SKFont(EmbeddedFonts.Bold, layout.TitleSize) { Subpixel = true };
        subtitle = new SKFont(EmbeddedFonts.Regular, layout.SubtitleSize) { Subpixel = true };
        foot = new SKFont(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
    }

    public void Draw(SKCanvas canvas, MapCaptions captions)
    {
        if (layout.IsPanel)
        {
            PanelHeading.Draw(canvas, layout, captions);
            return;
        }

        if (captions.Stamp is { } stamp)
            DrawStamp(canvas, stamp);
        var margin = Margin * layout.Zoom;
        var middle = layout.Frame.X + (layout.Frame.Width / 2f);
        // Over a map that is narrower than its title, the title is centred on the picture instead, and cut by its edges
        // alone.
        var right = layout.Size.Width - margin;
        var (width, besideMap) = (right - left, 2 * Math.Min(middle - left, right - middle));
        // Clear of the label of a parallel at the map's upper edge, which reaches half its height above it.
        var lower = layout.Frame.Y - Math.Max(12 * layout.Zoom, 0.9f * layout.LabelSize);
        DrawLine(
            canvas,
            captions.Title,
            Math.Min(layout.Frame.Y - (34 * layout.Zoom), lower - (1.2f * subtitle.Size)),
            title
        );
        var hasRoom =
            captions.ShorterSubtitle is null
            || subtitle.MeasureText(Units.DrawnText.Cut(captions.Subtitle, FittedText.MostCharacters)) <= width;
        DrawLine(canvas, hasRoom ? captions.Subtitle : captions.ShorterSubtitle!, lower, subtitle);
        DrawFoot(canvas, captions);
        if (captions.Notice is { } notice)
            DrawNotice(canvas, notice);

        void DrawLine(SKCanvas target, string text, float y, SKFont font)
        {
            var fits = font.MeasureText(Units.DrawnText.Cut(text, FittedText.MostCharacters)) <= besideMap;
            FittedText.Draw(target, text, fits ? middle : (left + right) / 2, y, width, SKTextAlign.Center, font, ink);
        }
    }

    public void Dispose()
    {
        title.Dispose();
        subtitle.Dispose();
        foot.Dispose();
        ink.Dispose();
        quiet.Dispose();
    }

    /// <summary>
    /// Two lines: where and how much, with the signs of the map; below it, which run. A small picture has the first
    /// alone.
    /// </summary>
    private void DrawFoot(SKCanvas canvas, MapCaptions captions)
    {
        if (layout.FootLines == 0)
            return;
        var margin = Margin * layout.Zoom;
        var width = layout.Size.Width - (2 * margin);
        var lower = layout.Size.Height - (10 * layout.Zoom);
        var upper = lower - ((layout.FootLines - 1) * layout.FootPitch);
        var sign = 1.5f * foot.Size;
        var right = Math.Min(foot.MeasureText(captions.FootRight) + (captions.Peak is null ? 0 : sign), width);
        var left =
            captions.Site.Length == 0 ? 0 : foot.MeasureText(captions.Site) + (captions.Sites.IsEmpty ? 0 : sign);
        var run = captions.FootLeft;
        if (left > 0 && left + right + (2 * margin) <= width)
        {
            var start = margin;
            if (!captions.Sites.IsEmpty)
            {
                marks.DrawTriangle(
                    canvas,
                    new SKPoint(margin + (0.5f * foot.Size), upper - (0.32f * foot.Size)),
                    0.45f * foot.Size
                );
                start += sign;
            }

            FittedText.Draw(canvas, captions.Site, start, upper, width, SKTextAlign.Left, foot, quiet);
        }
        else if (left > 0)
        {
            // No room beside the largest value: the site goes first in the line of the run.
            run = run.Length > 0 ? $"{captions.Site} | {run}" : captions.Site;
        }

        if (captions.Peak is not null)
            marks.DrawRing(
                canvas,
                new SKPoint(margin + width - right + (0.5f * foot.Size), upper - (0.35f * foot.Size)),
                0.42f * foot.Size
            );
        FittedText.Draw(
            canvas,
            captions.FootRight,
            margin + width,
            upper,
            captions.Peak is null ? width : width - sign,
            SKTextAlign.Right,
            foot,
            quiet
        );
        if (layout.FootLines > 1)
            FittedText.Draw(canvas, run, margin, lower, width, SKTextAlign.Left, foot, quiet);
    }

    /// <summary>A red strip across the whole picture, where it hides nothing.</summary>
    private void DrawStamp(SKCanvas canvas, string stamp)
    {
        using var strip = new SKPaint { Color = MapStyle.Stamp };
        using var letters = new SKPaint { Color = MapStyle.Paper, IsAntialias = true };
        using var font = new SKFont(EmbeddedFonts.Bold, 19 * layout.Zoom) { Subpixel = true };
        canvas.DrawRect(0, 0, layout.Size.Width, layout.StampHeight, strip);
        FittedText.Draw(
            canvas,
            stamp,
            layout.Size.Width / 2f,
            (layout.StampHeight / 2) + (0.36f * font.Size),
            layout.Size.Width - (2 * Margin * layout.Zoom),
            SKTextAlign.Center,
            font,
            letters
        );
    }

    private void DrawNotice(SKCanvas canvas, string notice)
    {
        var frame = layout.Frame;
        using var font = new SKFont(EmbeddedFonts.Bold, layout.SubtitleSize) { Subpixel = true };
        var room = frame.Width - (30 * layout.Zoom);
        var width = Math.Min(font.MeasureText(notice), room);
        var (middle, centre) = (frame.X + (frame.Width / 2f), frame.Y + (frame.Height / 2f));
        var plate = SKRect.Create(
            middle - (width / 2) - (12 * layout.Zoom),
            centre - (font.Size * 1.1f),
            width + (24 * layout.Zoom),
            font.Size * 2.2f
        );
        using var paper = new SKPaint { Color = MapStyle.Paper.WithAlpha(0xE0), IsAntialias = true };
        canvas.DrawRoundRect(plate, 6 * layout.Zoom, 6 * layout.Zoom, paper);
        FittedText.Draw(canvas, notice, middle, centre + (font.Size * 0.36f), room, SKTextAlign.Center, font, ink);
    }
}
