using System.Globalization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Units;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>The axes of a section, kilometres across and heights upwards, and where places are between them.</summary>
internal sealed class SectionAxes(SectionLayout layout, SectionValues section)
{
    private const string Distance = "Distance along the route, km";
    private const string ShortDistance = "Distance, km";

    private readonly SKRect frame = layout.Frame;

    /// <summary>True where flight levels stand at the right, beside heights in metres, if there is room.</summary>
    public static bool HasLevelsAtRight(SectionValues section) => section.Bands.Units == "m";

    /// <summary>Draws them.</summary>
    public void Draw(SKCanvas canvas, SKFont font, SKPaint ink, SKPaint quiet)
    {
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = Math.Max(1, layout.Zoom),
        };
        DrawHeights(canvas, line, font, ink, quiet);
        DrawDistances(canvas, line, font, ink);
    }

    /// <summary>Where a distance along the route is.</summary>
    public float Across(double metres) => frame.Left + (float)(metres / section.Samples[^1].To * frame.Width);

    /// <summary>Where a height is.</summary>
    public float Up(double height) =>
        frame.Bottom
        - (float)((height - section.Bands.Bottom) / (section.Bands.Top - section.Bands.Bottom) * frame.Height);

    /// <summary>
    /// Heights in the unit of the levels on the left; where that is metres, flight levels of the standard atmosphere on
    /// the right.
    /// </summary>
    private void DrawHeights(SKCanvas canvas, SKPaint line, SKFont font, SKPaint ink, SKPaint quiet)
    {
        var (zoom, letters) = (layout.Zoom, layout.LabelSize / 13);
        foreach (var height in Ticks(section.Bands.Bottom, section.Bands.Top, frame.Height / (46 * letters)))
        {
            canvas.DrawLine(frame.Left - (5 * zoom), Up(height), frame.Left, Up(height), line);
            canvas.DrawText(
                HasLevelsAtRight(section) ? Number(height) : UnitText.Amount(Number(height), UnitText.FlightLevel),
                frame.Left - (8 * zoom),
                Up(height) + (0.36f * font.Size),
                SKTextAlign.Right,
                font,
                ink
            );
        }

        canvas.Save();
        canvas.RotateDegrees(-90, 18 * zoom, frame.MidY);
        FittedText.Draw(
            canvas,
            section.Bands.Title,
            18 * zoom,
            frame.MidY + (0.36f * font.Size),
            frame.Height,
            SKTextAlign.Center,
            font,
            ink
        );
        canvas.Restore();
        if (!layout.HasLevelsAtRight)
            return;
        var metres = StandardAtmosphere.MetresPerFlightLevel;
        foreach (
            var level in Ticks(
                    Math.Max(0, section.Bands.Bottom / metres),
                    section.Bands.Top / metres,
                    frame.Height / (46 * letters)
                )
                .Where(double.IsInteger)
        )
        {
            canvas.DrawLine(frame.Right, Up(level * metres), frame.Right + (5 * zoom), Up(level * metres), line);
            canvas.DrawText(
                UnitText.Amount(Number(level), UnitText.FlightLevel),
                frame.Right + (8 * zoom),
                Up(level * metres) + (0.36f * font.Size),
                SKTextAlign.Left,
                font,
                quiet
            );
        }
    }

    private void DrawDistances(SKCanvas canvas, SKPaint line, SKFont font, SKPaint ink)
    {
        var (zoom, letters) = (layout.Zoom, layout.LabelSize / 13);
        foreach (var kilometres in Ticks(0, section.Samples[^1].To / 1000, frame.Width / (80 * letters)))
        {
            var across = Across(kilometres * 1000);
            canvas.DrawLine(across, frame.Bottom, across, frame.Bottom + (5 * zoom), line);
            canvas.DrawText(
                Number(kilometres),
                across,
                frame.Bottom + (8 * zoom) + font.Size,
                SKTextAlign.Center,
                font,
                ink
            );
        }

        FittedText.Draw(
            canvas,
            font.MeasureText(Distance) <= frame.Width ? Distance : ShortDistance,
            frame.MidX,
            frame.Bottom + (14 * zoom) + (2.1f * font.Size),
            frame.Width,
            SKTextAlign.Center,
            font,
            ink
        );
    }

    private static IEnumerable<double> Ticks(double from, double to, double most)
    {
        var step = BarTicks.RoundStep((to - from) / Math.Max(2, most));
        for (var tick = Math.Ceiling((from / step) - 1e-9); tick * step <= to + (step * 1e-9); tick++)
            yield return (tick * step) + 0.0;
    }

    private static string Number(double value) =>
        (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
