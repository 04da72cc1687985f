using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// How ground of which nothing is known looks: a veil outside the model's domain, a hatch over cells without a value.
/// The same on maps and in their legend.
/// </summary>
/// <param name="zoom">Factor on widths: 1 on a picture of 1000x750.</param>
internal sealed class UnknownGround(float zoom)
{
    /// <summary>What the legend says of the veil.</summary>
    public const string OutsideText = "Outside the model's domain";

    /// <summary>What the legend says of the hatch.</summary>
    public const string MissingText = "No data";

    /// <summary>Draws the veil over an area of whole pixels.</summary>
    public static void Veil(SKCanvas canvas, SKPath area)
    {
        using var fill = new SKPaint { Color = MapStyle.Veil, IsAntialias = false };
        canvas.DrawPath(area, fill);
    }

    /// <summary>Draws the hatch over an area of whole pixels. Its lines go on from one area to the next.</summary>
    public void Hatch(SKCanvas canvas, SKPath area)
    {
        var bounds = area.Bounds;
        canvas.Save();
        canvas.ClipPath(area, antialias: false);
        using var fill = new SKPaint { Color = MapStyle.MissingFill, IsAntialias = false };
        canvas.DrawRect(bounds, fill);
        using var lines = new SKPath();
        var distance = MapStyle.HatchDistance * zoom * MathF.Sqrt(2);
        // A line is where x + y is a multiple of the distance.
        for (
            var sum = MathF.Ceiling((bounds.Left + bounds.Top) / distance) * distance;
            sum < bounds.Right + bounds.Bottom;
            sum += distance
        )
        {
            lines.MoveTo(sum - bounds.Top, bounds.Top);
            lines.LineTo(sum - bounds.Bottom, bounds.Bottom);
        }

        using var line = new SKPaint
        {
            Color = MapStyle.MissingLine,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.HatchWidth * zoom,
            IsAntialias = true,
        };
        canvas.DrawPath(lines, line);
        canvas.Restore();
    }
}
