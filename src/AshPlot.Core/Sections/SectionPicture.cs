using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
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
    private readonly SectionAxes axes;
    private readonly LogoPainter? logo;
    private readonly DrawnContours? contours;

    public SectionPicture(
        MapOptions options,
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
            options.Size,
            facts
        );
        layout = new SectionLayout(Size, texts.Stamp is not null, SectionAxes.HasLevelsAtRight(section));
        (frame, axes) = (layout.Frame, new SectionAxes(layout, section));
        logo = LogoPainter.For(Size, options.Logo, layout.Stamp, frame.Top - layout.LabelSize, layout.LabelSize);
        if (options.Contours != ContourLines.None)
            contours = Contours(options.Contours == ContourLines.Smooth);
        Pixels = new SKBitmap(new SKImageInfo(Size.Width, Size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(Pixels);
        Draw(canvas, isByLines: false);
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
    public void Dispose()
    {
        logo?.Dispose();
        Pixels.Dispose();
    }

    /// <inheritdoc/>
    public IReadOnlyList<DrawnPart> Parts => DrawnPart.Whole(Size, canvas => Draw(canvas, isByLines: true));

    private void Draw(SKCanvas canvas, bool isByLines)
    {
        canvas.Clear(MapStyle.Paper);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var quiet = new SKPaint { Color = MapStyle.QuietText, IsAntialias = true };
        DrawCaptions(canvas, ink, quiet);
        DrawCells(canvas);
        contours?.DrawLines(canvas);
        DrawGrid(canvas);
        DrawFlight(canvas);
        contours?.DrawLabels(canvas, font, isByLines);
        DrawPoints(canvas, font, ink);
        axes.Draw(canvas, font, ink, quiet);
        if (!layout.Map.IsEmpty)
            RouteMap.Draw(canvas, layout.Map, section.Samples, RouteLetters.Of(route), layout.Zoom, layout.LabelSize);
        logo?.Draw(canvas);
        DrawNotice(canvas, ink);
        SectionLegend.Draw(canvas, layout, colouring.Classes, section);
    }

    private DrawnContours Contours(bool isSmooth)
    {
        var drawn = new DrawnContours(frame, layout.Zoom);
        foreach (
            var line in SectionContours.Trace(section, colouring.Contours(), isSmooth, (metres, height) =>
                new SKPoint(Across(metres), Up(height))
            )
        )
            drawn.Add(line);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.LabelSize) { Subpixel = true };
        drawn.Place(font, []);
        return drawn;
    }

    private void DrawCaptions(SKCanvas canvas, SKPaint ink, SKPaint quiet)
    {
        var (zoom, margin) = (layout.Zoom, 14 * layout.Zoom);
        var (left, right) = ((logo?.Place.Right ?? 0) + margin, Size.Width - margin);
        using var bold = new SKFont(EmbeddedFonts.Bold, layout.TitleSize) { Subpixel = true };
        using var plain = new SKFont(EmbeddedFonts.Regular, layout.SubtitleSize) { Subpixel = true };
        using var small = new SKFont(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
        if (texts.Stamp is { } stamp)
        {
            using var strip = new SKPaint { Color = MapStyle.Stamp };
            using var letters = new SKPaint { Color = MapStyle.Paper, IsAntialias = true };
            canvas.DrawRect(0, 0, Size.Width, layout.Stamp, strip);
            var middle = (layout.Stamp / 2) + (0.36f * bold.Size);
            Write(stamp, Size.Width / 2f, middle, right - margin, SKTextAlign.Center, bold, letters);
        }

        Write(texts.Title, left, layout.Stamp + (28 * zoom), right - left, SKTextAlign.Left, bold, ink);
        Write(texts.Subtitle, left, layout.Stamp + (51 * zoom), right - left, SKTextAlign.Left, plain, ink);
        if (layout.FootLines == 0)
            return;
        var (width, lower) = (right - margin, Size.Height - (10 * zoom));
        var upper = lower - ((layout.FootLines - 1) * layout.FootPitch);
        var maximum = Math.Min(small.MeasureText(texts.FootRight), width / 2);
        Write(texts.FootRight, right, upper, width / 2, SKTextAlign.Right, small, quiet);
        Write(RouteLetters.Text(route), margin, upper, width - maximum - (12 * zoom), SKTextAlign.Left, small, quiet);
        if (layout.FootLines > 1)
            Write(texts.FootLeft, margin, lower, width, SKTextAlign.Left, small, quiet);

        void Write(string text, float x, float y, float room, SKTextAlign align, SKFont font, SKPaint paint) =>
            FittedText.Draw(canvas, text, x, y, room, align, font, paint);
    }

    private void DrawNotice(SKCanvas canvas, SKPaint ink)
    {
        if (texts.Notice is not { } notice)
            return;
        var zoom = layout.Zoom;
        using var face = new SKFont(EmbeddedFonts.Bold, layout.SubtitleSize) { Subpixel = true };
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
        (line.Color, line.StrokeWidth) = (MapStyle.Text, Math.Max(1, layout.Zoom));
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

    private float Across(double metres) => axes.Across(metres);

    private float Up(double height) => axes.Up(height);
}
