using System.Collections.Immutable;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>A name on a map, and the rectangles in which it may stand, the best first.</summary>
/// <param name="Text">The name.</param>
/// <param name="Places">Where it may stand; it is left out where none is free.</param>
/// <param name="IsQuiet">True for what helps to read the map, false for what is named on it.</param>
internal sealed record MapLabel(string Text, ImmutableArray<SKRect> Places, bool IsQuiet)
{
    /// <summary>
    /// What a dot covers that is drawn with the name, or left out with it; null for a name whose sign is drawn in any
    /// case.
    /// </summary>
    public SKRect? Sign { get; init; }

    /// <summary>A name in the middle of a place.</summary>
    public static MapLabel Over(string text, SKPoint middle, SKFont font)
    {
        var (width, height) = SizeOf(text, font);
        return new MapLabel(
            text,
            [SKRect.Create(middle.X - (width / 2), middle.Y - (height / 2), width, height)],
            IsQuiet: true
        );
    }

    /// <summary>A name beside a sign: right of it, left, above or below.</summary>
    /// <param name="text">The name.</param>
    /// <param name="sign">The middle of the sign.</param>
    /// <param name="radius">How far the sign reaches.</param>
    /// <param name="font">The letters.</param>
    public static MapLabel Beside(string text, SKPoint sign, float radius, SKFont font)
    {
        var (width, height) = SizeOf(text, font);
        var gap = radius + (0.25f * font.Size);
        return new MapLabel(
            text,
            [
                SKRect.Create(sign.X + gap, sign.Y - (height / 2), width, height),
                SKRect.Create(sign.X - gap - width, sign.Y - (height / 2), width, height),
                SKRect.Create(sign.X - (width / 2), sign.Y - gap - height, width, height),
                SKRect.Create(sign.X - (width / 2), sign.Y + gap, width, height),
            ],
            IsQuiet: false
        );
    }

    private static (float Width, float Height) SizeOf(string text, SKFont font) =>
        (font.MeasureText(text) + 2, font.Size * 1.25f);
}
