using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Text with a pale edge, which is read on any ground.</summary>
internal static class HaloText
{
    /// <summary>Draws a text about a middle.</summary>
    /// <param name="canvas">Receives it.</param>
    /// <param name="text">The text.</param>
    /// <param name="middle">Its middle, of the height of its letters as well.</param>
    /// <param name="font">The letters.</param>
    /// <param name="halo">What draws the edge: a stroke.</param>
    /// <param name="ink">What draws the letters.</param>
    /// <param name="isByLines">True where a picture is drawn by lines: Skia's SVG canvas writes text without its stroke
    /// (SkSVGDevice.cpp).</param>
    public static void Draw(
        SKCanvas canvas,
        string text,
        SKPoint middle,
        SKFont font,
        SKPaint halo,
        SKPaint ink,
        bool isByLines = false
    )
    {
        var y = middle.Y + (0.36f * font.Size);
        if (isByLines)
        {
            using var edge = font.GetTextPath(text, new SKPoint(middle.X - (font.MeasureText(text) / 2), y));
            canvas.DrawPath(edge, halo);
        }
        else
        {
            canvas.DrawText(text, middle.X, y, SKTextAlign.Center, font, halo);
        }

        canvas.DrawText(text, middle.X, y, SKTextAlign.Center, font, ink);
    }
}
