using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using SkiaSharp;

namespace AshPlot.Core.Querying;

/// <summary>A quantity at a place: times across, levels upwards, a value in the colour of its class.</summary>
internal static class PlaceChart
{
    /// <summary>Draws the chart in a format of maps.</summary>
    /// <param name="job">What is drawn.</param>
    /// <param name="format">Word of the format, e.g. <c>png</c>.</param>
    public static byte[] Draw(PlaceChartJob job, string format)
    {
        ArgumentNullException.ThrowIfNull(job);
        var size = new PixelSize(1000, Math.Clamp(230 + (26 * job.Levels.Length), 340, 900));
        using var picture = new Picture(size, job);
        using var stream = new MemoryStream();
        MapFormats.Find(format).Write(picture, stream);
        return stream.ToArray();
    }

    private sealed class Picture : IFinishedMap, IDisposable
    {
        private const float Top = 78,
            Bottom = 58,
            Left = 128,
            Right = 210;
        private const float TitleSize = 19,
            LabelSize = 13;

        private readonly PlaceChartJob job;
        private readonly SKRect frame;
        private readonly long begin;
        private readonly long end;

        public Picture(PixelSize size, PlaceChartJob job)
        {
            this.job = job;
            Size = size;
            frame = new SKRect(Left, Top, size.Width - Right, size.Height - Bottom);
            (begin, end) = (job.Times[0].From, job.Times.Max(time => time.To));
            Pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(Pixels);
            Draw(canvas);
        }

        public PixelSize Size { get; }

        public string Title => $"{job.Title} at {job.Place}";

        public IReadOnlyList<KeyValuePair<string, string>> Facts => [];

        public SKBitmap Pixels { get; }

        public void Dispose() => Pixels.Dispose();

        public IReadOnlyList<DrawnPart> Parts => DrawnPart.Whole(Size, Draw);

        private void Draw(SKCanvas canvas)
        {
            canvas.Clear(MapStyle.Paper);
            using var bold = new SKFont(EmbeddedFonts.Bold, TitleSize) { Subpixel = true };
            using var font = new SKFont(EmbeddedFonts.Regular, LabelSize) { Subpixel = true };
            using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
            using var quiet = new SKPaint { Color = MapStyle.QuietText, IsAntialias = true };
            FittedText.Draw(
                canvas,
                DrawnText.Clean(Title),
                Left,
                34,
                Size.Width - Left - 20,
                SKTextAlign.Left,
                bold,
                ink
            );
            FittedText.Draw(
                canvas,
                DrawnText.Clean(job.Subtitle),
                Left,
                58,
                Size.Width - Left - 20,
                SKTextAlign.Left,
                font,
                quiet
            );
            DrawCells(canvas);
            DrawLevels(canvas, font, ink);
            DrawTimes(canvas, font, ink);
            DrawLegend(canvas, font, ink);
        }

        private void DrawCells(SKCanvas canvas)
        {
            using var fill = new SKPaint();
            var colours = new ClassColours(job.Classes, 1, job.Classes.Lowest ?? 0);
            foreach (var cell in job.Cells)
            {
                var (time, box) = (
                    job.Times[cell.Time],
                    new SKRect(
                        0,
                        frame.Bottom - ((cell.Level + 1) * RowHeight),
                        0,
                        frame.Bottom - (cell.Level * RowHeight)
                    )
                );
                (box.Left, box.Right) = (At(time.From), At(time.To));
                fill.Color = cell.Value is { } value ? new SKColor(colours.Of((float)value)) : MapStyle.Veil;
                if (fill.Color.Alpha > 0)
                    canvas.DrawRect(box, fill);
            }

            using var line = new SKPaint { Color = MapStyle.Graticule, Style = SKPaintStyle.Stroke };
            for (var level = 1; level < job.Levels.Length; level++)
                canvas.DrawLine(
                    frame.Left,
                    frame.Bottom - (level * RowHeight),
                    frame.Right,
                    frame.Bottom - (level * RowHeight),
                    line
                );
            line.Color = MapStyle.Text;
            canvas.DrawRect(frame, line);
        }

        private float RowHeight => frame.Height / job.Levels.Length;

        private float At(long seconds) =>
            frame.Left + (float)((seconds - begin) * (double)frame.Width / Math.Max(1, end - begin));

        private void DrawLevels(SKCanvas canvas, SKFont font, SKPaint ink)
        {
            var every = Math.Max(1, (int)Math.Ceiling(1.3f * LabelSize / RowHeight));
            for (var level = 0; level < job.Levels.Length; level += every)
            {
                var middle = frame.Bottom - ((level + 0.5f) * RowHeight);
                FittedText.Draw(
                    canvas,
                    job.Levels[level] ?? "no level",
                    frame.Left - 8,
                    middle + (0.36f * LabelSize),
                    Left - 16,
                    SKTextAlign.Right,
                    font,
                    ink
                );
            }
        }

        private void DrawTimes(SKCanvas canvas, SKFont font, SKPaint ink)
        {
            var last = float.NegativeInfinity;
            using var line = new SKPaint { Color = MapStyle.Text, Style = SKPaintStyle.Stroke };
            foreach (var time in job.Times)
            {
                var across = At(time.Stamp);
                if (across < last + 90)
                    continue;
                last = across;
                var words = TimeText.Moment(new ModelTime(time.Stamp, job.Calendar)).Split(' ');
                canvas.DrawLine(across, frame.Bottom, across, frame.Bottom + 5, line);
                canvas.DrawText(
                    words.Length > 3 ? words[3] : "",
                    across,
                    frame.Bottom + 20,
                    SKTextAlign.Center,
                    font,
                    ink
                );
                canvas.DrawText(
                    string.Join(' ', words.Take(3)),
                    across,
                    frame.Bottom + 37,
                    SKTextAlign.Center,
                    font,
                    ink
                );
            }
        }

        private void DrawLegend(SKCanvas canvas, SKFont font, SKPaint ink)
        {
            var (left, top) = (frame.Right + 18, frame.Top);
            using var fill = new SKPaint();
            using var line = new SKPaint { Color = MapStyle.Text, Style = SKPaintStyle.Stroke };
            var height = Math.Min(24, frame.Height / (job.Classes.Classes.Length + 1));
            foreach (var one in job.Classes.Classes.Reverse())
            {
                var patch = new SKRect(left, top, left + 24, top + height - 4);
                fill.Color = new SKColor(one.Colour);
                canvas.DrawRect(patch, fill);
                canvas.DrawRect(patch, line);
                FittedText.Draw(
                    canvas,
                    ClassText.Range(one, job.Classes.Units),
                    patch.Right + 8,
                    patch.MidY + (0.36f * LabelSize),
                    Size.Width - patch.Right - 14,
                    SKTextAlign.Left,
                    font,
                    ink
                );
                top += height;
            }

            if (!job.Cells.Any(cell => cell.Value is null))
                return;
            fill.Color = MapStyle.Veil;
            canvas.DrawRect(new SKRect(left, top, left + 24, top + height - 4), fill);
            canvas.DrawText(
                "no value",
                left + 32,
                top + ((height - 4) / 2) + (0.36f * LabelSize),
                SKTextAlign.Left,
                font,
                ink
            );
        }
    }
}
