using System.Globalization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Units;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// A section as a picture: kilometres across, heights upwards, a value in the colour of its class; the route on a map
/// beside it, and the legend.
/// </summary>
internal sealed class SectionPicture : IFinishedMap, IDisposable
{
    private readonly SectionLayout layout;
    private readonly SectionValues section;
    private readonly SectionRoute route;
    private readonly ClassColouring colouring;
    private readonly MapCaptions texts;
    private readonly SKRect frame;

    public SectionPicture(
        PixelSize size,
        SectionValues section,
        SectionRoute route,
        ClassColouring colouring,
        MapCaptions texts,
        IReadOnlyList<KeyValuePair<string, string>> facts
    )
    {
        (this.section, this.route, this.colouring, this.texts, Size, Facts) = (
            section,
            route,
            colouring,
            texts,
            size,
            facts
        );
        layout = new SectionLayout(size, texts.Stamp is not null);
        frame = layout.Frame;
        Pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(Pixels);
        DrawTo(canvas);
    }

    /// <inheritdoc/>
    public PixelSize Size { get; }

    /// <inheritdoc/>
    public string Title =>
        PageText.Clean($"{(texts.Stamp is null ? "" : $"{texts.Stamp}: ")}{texts.Title}, {texts.Subtitle}");

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; }

    /// <inheritdoc/>
    public SKBitmap Pixels { get; }

    /// <inheritdoc/>
    public void Dispose() => Pixels.Dispose();

    /// <inheritdoc/>
    public void DrawTo(SKCanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.Clear(MapStyle.Paper);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var quiet = new SKPaint { Color = MapStyle.QuietText, IsAntialias = true };
        DrawCaptions(canvas, ink, quiet);
        DrawCells(canvas);
        DrawGrid(canvas);
        DrawFlight(canvas);
        DrawPoints(canvas, font, ink);
        DrawHeights(canvas, font, ink, quiet);
        DrawDistances(canvas, font, ink);
        RouteMap.Draw(canvas, layout.Map, section.Samples, RouteLetters.Of(route), layout.Zoom);
        DrawNotice(canvas, ink);
        SectionLegend.Draw(canvas, layout, colouring.Classes, section);
    }

    private void DrawCaptions(SKCanvas canvas, SKPaint ink, SKPaint quiet)
    {
        var (zoom, width) = (layout.Zoom, Size.Width - (28 * layout.Zoom));
        if (texts.Stamp is { } stamp)
        {
            using var strip = new SKPaint { Color = MapStyle.Stamp };
            using var letters = new SKPaint { Color = MapStyle.Paper, IsAntialias = true };
            using var large = new SKFont(EmbeddedFonts.Bold, 19 * zoom) { Subpixel = true };
            canvas.DrawRect(0, 0, Size.Width, layout.Stamp, strip);
            FittedText.Draw(
                canvas,
                stamp,
                Size.Width / 2f,
                (layout.Stamp / 2) + (0.36f * large.Size),
                width,
                SKTextAlign.Center,
                large,
                letters
            );
        }

        using var bold = new SKFont(EmbeddedFonts.Bold, 19 * zoom) { Subpixel = true };
        using var plain = new SKFont(EmbeddedFonts.Regular, 14.5f * zoom) { Subpixel = true };
        using var small = new SKFont(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
        FittedText.Draw(canvas, texts.Title, 14 * zoom, layout.Stamp + (28 * zoom), width, SKTextAlign.Left, bold, ink);
        FittedText.Draw(
            canvas,
            texts.Subtitle,
            14 * zoom,
            layout.Stamp + (50 * zoom),
            width,
            SKTextAlign.Left,
            plain,
            ink
        );
        var upper = Size.Height - (26 * zoom);
        var right = Math.Min(small.MeasureText(texts.FootRight), width / 2);
        FittedText.Draw(canvas, texts.FootRight, 14 * zoom + width, upper, width / 2, SKTextAlign.Right, small, quiet);
        FittedText.Draw(
            canvas,
            RouteLetters.Text(route),
            14 * zoom,
            upper,
            width - right - (12 * zoom),
            SKTextAlign.Left,
            small,
            quiet
        );
        FittedText.Draw(
            canvas,
            texts.FootLeft,
            14 * zoom,
            Size.Height - (10 * zoom),
            width,
            SKTextAlign.Left,
            small,
            quiet
        );
    }

    private void DrawNotice(SKCanvas canvas, SKPaint ink)
    {
        if (texts.Notice is not { } notice)
            return;
        var zoom = layout.Zoom;
        using var face = new SKFont(EmbeddedFonts.Bold, 14.5f * zoom) { Subpixel = true };
        var plate = Math.Min(face.MeasureText(notice) + (24 * zoom), frame.Width);
        using var paper = new SKPaint { Color = MapStyle.Paper.WithAlpha(0xE0), IsAntialias = true };
        canvas.DrawRoundRect(
            SKRect.Create(frame.MidX - (plate / 2), frame.MidY - (16 * zoom), plate, 32 * zoom),
            6 * zoom,
            6 * zoom,
            paper
        );
        FittedText.Draw(
            canvas,
            notice,
            frame.MidX,
            frame.MidY + (5 * zoom),
            plate - (12 * zoom),
            SKTextAlign.Center,
            face,
            ink
        );
    }

    private void DrawCells(SKCanvas canvas)
    {
        using var fill = new SKPaint { IsAntialias = false };
        var colours = colouring.Colours();
        canvas.Save();
        canvas.ClipRect(frame);
        // Heights of no level are as unknown as what lies outside.
        fill.Color = MapStyle.Veil;
        canvas.DrawRect(frame, fill);
        for (var index = 0; index < section.Samples.Length; index++)
        {
            var sample = section.Samples[index];
            if (sample.Cell < 0)
                continue;
            foreach (var band in section.Bands.Bands)
            {
                var value = section.At(band.Level, index);
                var box = new SKRect(Across(sample.From), Up(band.Top), Across(sample.To), Up(band.Bottom));
                if (float.IsNaN(value))
                    continue;
                fill.Color = MapStyle.Paper;
                canvas.DrawRect(box, fill);
                fill.Color = new SKColor(colours.Of(value));
                if (fill.Color.Alpha > 0)
                    canvas.DrawRect(box, fill);
            }
        }

        canvas.Restore();
    }

    private void DrawGrid(SKCanvas canvas)
    {
        using var line = new SKPaint
        {
            Color = MapStyle.Graticule,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.GraticuleWidth * layout.Zoom,
        };
        foreach (var edge in section.Bands.Bands.SelectMany(band => new[] { band.Bottom, band.Top }).Distinct())
            canvas.DrawLine(frame.Left, Up(edge), frame.Right, Up(edge), line);
        line.Color = MapStyle.Text;
        canvas.DrawRect(frame, line);
    }

    private void DrawFlight(SKCanvas canvas)
    {
        using var path = new SKPath();
        var isDrawing = false;
        foreach (var sample in section.Samples)
        {
            if (sample.FlightLevel is not { } level)
            {
                isDrawing = false;
                continue;
            }

            var place = new SKPoint(Across((sample.From + sample.To) / 2), Up(section.Bands.OfFlightLevel(level)));
            if (isDrawing)
                path.LineTo(place);
            else
                path.MoveTo(place);
            isDrawing = true;
        }

        canvas.Save();
        canvas.ClipRect(frame);
        using var pen = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            Color = MapStyle.MarkHalo,
            StrokeWidth = 4.5f * layout.Zoom,
        };
        canvas.DrawPath(path, pen);
        (pen.Color, pen.StrokeWidth) = (MapStyle.Mark, 2 * layout.Zoom);
        canvas.DrawPath(path, pen);
        canvas.Restore();
    }

    private void DrawPoints(SKCanvas canvas, SKFont font, SKPaint ink)
    {
        using var dash = SKPathEffect.CreateDash([4 * layout.Zoom, 3 * layout.Zoom], 0);
        using var line = new SKPaint
        {
            Color = MapStyle.Border,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = layout.Zoom,
            PathEffect = dash,
        };
        var last = float.NegativeInfinity;
        foreach (var (letter, _, metres) in RouteLetters.Of(route))
        {
            var across = Across(metres);
            canvas.DrawLine(across, frame.Top, across, frame.Bottom, line);
            if (across - last < font.Size)
                continue;
            canvas.DrawText(letter, across, frame.Top - (5 * layout.Zoom), SKTextAlign.Center, font, ink);
            last = across;
        }
    }

    /// <summary>
    /// Heights in the unit of the levels on the left; where that is metres, flight levels of the standard atmosphere on
    /// the right.
    /// </summary>
    private void DrawHeights(SKCanvas canvas, SKFont font, SKPaint ink, SKPaint quiet)
    {
        var (zoom, isMetres) = (layout.Zoom, section.Bands.Units == "m");
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = zoom,
        };
        foreach (var height in Ticks(section.Bands.Bottom, section.Bands.Top, frame.Height / (46 * zoom)))
        {
            canvas.DrawLine(frame.Left - (5 * zoom), Up(height), frame.Left, Up(height), line);
            canvas.DrawText(
                isMetres ? Number(height) : UnitText.Amount(Number(height), UnitText.FlightLevel),
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
        if (!isMetres)
            return;
        var metres = StandardAtmosphere.MetresPerFlightLevel;
        foreach (
            var level in Ticks(
                    Math.Max(0, section.Bands.Bottom / metres),
                    section.Bands.Top / metres,
                    frame.Height / (46 * zoom)
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

    private void DrawDistances(SKCanvas canvas, SKFont font, SKPaint ink)
    {
        var zoom = layout.Zoom;
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = zoom,
        };
        foreach (var kilometres in Ticks(0, section.Samples[^1].To / 1000, frame.Width / (80 * zoom)))
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
            "Distance along the route, km",
            frame.MidX,
            frame.Bottom + (14 * zoom) + (2.1f * font.Size),
            frame.Width,
            SKTextAlign.Center,
            font,
            ink
        );
    }

    private float Across(double metres) => frame.Left + (float)(metres / section.Samples[^1].To * frame.Width);

    private float Up(double height) =>
        frame.Bottom
        - (float)((height - section.Bands.Bottom) / (section.Bands.Top - section.Bands.Bottom) * frame.Height);

    private static IEnumerable<double> Ticks(double from, double to, double most)
    {
        var step = BarTicks.RoundStep((to - from) / Math.Max(2, most));
        for (var tick = Math.Ceiling((from / step) - 1e-9); tick * step <= to + (step * 1e-9); tick++)
            yield return (tick * step) + 0.0;
    }

    private static string Number(double value) =>
        (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
