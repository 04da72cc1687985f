using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Draws the texts of a map.</summary>
internal sealed class CaptionPainter : IDisposable
{
    private readonly FigureLayout layout;
    private readonly SKFont title;
    private readonly SKFont subtitle;
    private readonly SKFont foot;
    private readonly SKPaint ink = new() { Color = MapStyle.Text, IsAntialias = true };
    private readonly SKPaint quiet = new() { Color = MapStyle.QuietText, IsAntialias = true };

    public CaptionPainter(FigureLayout layout)
    {
        this.layout = layout;
        title = new SKFont(EmbeddedFonts.Bold, layout.TitleSize) { Subpixel = true };
        subtitle = new SKFont(EmbeddedFonts.Regular, layout.SubtitleSize) { Subpixel = true };
        foot = new SKFont(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
    }

    public void Draw(SKCanvas canvas, MapCaptions captions)
    {
        var margin = 14 * layout.Zoom;
        var width = layout.Size.Width - (2 * margin);
        var middle = layout.Frame.X + (layout.Frame.Width / 2f);
        var titleWidth = 2 * (Math.Min(middle, layout.Size.Width - middle) - margin);
        FittedText.Draw(canvas, captions.Title, middle, layout.Frame.Y - (34 * layout.Zoom), titleWidth, SKTextAlign.Center, title, ink);
        FittedText.Draw(canvas, captions.Subtitle, middle, layout.Frame.Y - (12 * layout.Zoom), titleWidth, SKTextAlign.Center, subtitle, ink);
        var bottom = layout.Size.Height - (10 * layout.Zoom);
        var right = foot.MeasureText(captions.FootRight);
        FittedText.Draw(canvas, captions.FootRight, layout.Size.Width - margin, bottom, width, SKTextAlign.Right, foot, quiet);
        FittedText.Draw(canvas, captions.FootLeft, margin, bottom, width - right - (2 * margin), SKTextAlign.Left, foot, quiet);
        if (captions.Notice is { } notice)
            DrawNotice(canvas, notice);
    }

    public void Dispose()
    {
        title.Dispose();
        subtitle.Dispose();
        foot.Dispose();
        ink.Dispose();
        quiet.Dispose();
    }

    private void DrawNotice(SKCanvas canvas, string notice)
    {
        var frame = layout.Frame;
        using var font = new SKFont(EmbeddedFonts.Bold, layout.SubtitleSize) { Subpixel = true };
        var room = frame.Width - (30 * layout.Zoom);
        var width = Math.Min(font.MeasureText(notice), room);
        var (middle, centre) = (frame.X + (frame.Width / 2f), frame.Y + (frame.Height / 2f));
        var plate = SKRect.Create(
            middle - (width / 2) - (12 * layout.Zoom), centre - (font.Size * 1.1f), width + (24 * layout.Zoom), font.Size * 2.2f);
        using var paper = new SKPaint { Color = MapStyle.Paper.WithAlpha(0xE0), IsAntialias = true };
        canvas.DrawRoundRect(plate, 6 * layout.Zoom, 6 * layout.Zoom, paper);
        FittedText.Draw(canvas, notice, middle, centre + (font.Size * 0.36f), room, SKTextAlign.Center, font, ink);
    }
}
