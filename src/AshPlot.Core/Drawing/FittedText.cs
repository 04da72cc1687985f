using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws text in a place of limited width: a text too long for it is made smaller, then cut with an ellipsis.
/// </summary>
internal static class FittedText
{
    private const float SmallestShare = 0.65f;

    // No picture has room for more, and measuring a megabyte again and again would hang.
    public const int MostCharacters = 400;

    public static void Draw(
        SKCanvas canvas,
        string text,
        float x,
        float y,
        float width,
        SKTextAlign align,
        SKFont font,
        SKPaint paint
    )
    {
        if (text.Length == 0 || width <= 0)
            return;
        var size = font.Size;
        canvas.DrawText(Fit(text, width, font), x, y, align, font, paint);
        font.Size = size;
    }

    /// <summary>
    /// Makes the font as small as the width asks for, and returns as much of the text as then has room.
    /// </summary>
    internal static string Fit(string text, float width, SKFont font)
    {
        var least = font.Size * SmallestShare;
        var shown = Units.DrawnText.Cut(text, MostCharacters);
        var natural = font.MeasureText(shown);
        if (natural > width)
            font.Size = Math.Max(least, font.Size * width / natural);
        // Widths of letters on the grid of pixels do not follow the size: what is a hair too long yet is made smaller,
        // not cut.
        while (font.Size > least && font.MeasureText(shown) > width)
            font.Size = Math.Max(least, font.Size * 0.98f);
        return Shorten(shown, width, font);
    }

    internal static string Shorten(string text, float width, SKFont font)
    {
        if (font.MeasureText(text) <= width * 1.001f)
            return text;
        for (var length = text.Length - 1; length > 0; length--)
        {
            if (char.IsHighSurrogate(text[length - 1]))
                continue;
            var candidate = text[..length].TrimEnd() + "…";
            if (font.MeasureText(candidate) <= width)
                return candidate;
        }

        return "…";
    }
}
