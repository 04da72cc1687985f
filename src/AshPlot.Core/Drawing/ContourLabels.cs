using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Values on contours: along the line where it is nearly straight, upright to the reader, and never over one another,
/// over marks or names. Each value has its best place first, away from other contours where there is such a place; long
/// lines have several.
/// </summary>
/// <param name="zoom">Factor on lines and distances: 1 on a picture of 1000x750.</param>
internal sealed class ContourLabels(float zoom)
{
    // Of the height of letters: how far the line may bend below a label, and what is free before and after it.
    private const float MostBend = 0.2f;
    private const float Gap = 0.35f;
    private const float HaloWidth = 2.2f;

    // Of the length of a label: what a line must measure to have one. On a picture of 1000x750: how far apart two
    // labels of a line are.
    private const float LeastLine = 2.5f;
    private const float Apart = 320;
    private const int MostCandidates = 160;

    private readonly List<(string Text, SKPoint Middle, float Angle, SKRect Place)> placed = [];

    /// <summary>What labels cover: the boxes round them.</summary>
    public IEnumerable<SKRect> Places => placed.Select(label => label.Place);

    /// <summary>Finds room for labels.</summary>
    public void Place(IReadOnlyList<DrawnContour> lines, SKFont font, SKRect frame, IReadOnlyList<SKRect> covered)
    {
        placed.Clear();
        if (lines.Count == 0)
            return;
        foreach (var line in lines)
            line.Gaps.Clear();
        var crowd = new LineCrowd(frame, lines);
        // The highest values have the least room: they come first. Of the lines of a value, the longest does.
        var groups = lines
            .Index()
            .Where(line => line.Item.Level.Text.Length > 0)
            .GroupBy(line => line.Item.Level.Value)
            .OrderByDescending(group => group.Key)
            .Select(group => group.OrderByDescending(line => line.Item.Line.Length).ToArray())
            .ToArray();
        foreach (var group in groups)
        {
            // A value without a label is worse than a label near another line.
            if (!group.Any(line => Label(line.Item, line.Index, 1, isCrowded: false)))
                _ = group.Any(line => Label(line.Item, line.Index, 1, isCrowded: true));
        }

        foreach (var (index, line) in groups.SelectMany(group => group))
            Label(line, index, 1 + (int)(line.Line.Length / (Apart * zoom)), isCrowded: false);

        bool Label(DrawnContour line, int index, int most, bool isCrowded)
        {
            var width = font.MeasureText(line.Level.Text) + (2 * Gap * font.Size);
            if (line.Line.Length < LeastLine * width)
                return false;
            var step = Math.Max(2, (line.Line.Length - width) / MostCandidates);
            var candidates = new List<(float Bend, float From)>();
            for (var from = 0f; from + width <= line.Line.Length; from += step)
            {
                if (line.Line.Bend(from, from + width) is var bend && bend <= MostBend * font.Size)
                    candidates.Add((bend, from));
            }

            foreach (var (_, from) in candidates.OrderBy(candidate => candidate.Bend))
            {
                if (line.Gaps.Count >= most)
                    break;
                if (line.Gaps.Keys.Any(other => Math.Abs(other - from) < (Apart * zoom * 0.7f)))
                    continue;
                var label = Upright(line, from, from + width, font);
                if (
                    !Contains(frame, label.Place)
                    || covered.Any(label.Place.IntersectsWith)
                    || placed.Exists(other => other.Place.IntersectsWith(label.Place))
                    || (!isCrowded && crowd.IsCrossed(label.Middle, label.Angle, width, font.Size, index))
                )
                    continue;
                placed.Add(label);
                line.Gaps.Add(from, from + width);
            }

            return line.Gaps.Count > 0;
        }
    }

    /// <summary>Draws the labels.</summary>
    public void Draw(SKCanvas canvas, SKFont font, bool isByLines)
    {
        using var ink = new SKPaint { Color = MapStyle.Contour, IsAntialias = true };
        using var halo = new SKPaint
        {
            Color = MapStyle.Paper.WithAlpha(0xD0),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = HaloWidth * zoom,
            StrokeJoin = SKStrokeJoin.Round,
        };
        foreach (var (text, middle, angle, _) in placed)
        {
            canvas.Save();
            canvas.Translate(middle.X, middle.Y);
            canvas.RotateRadians(angle);
            HaloText.Draw(canvas, text, SKPoint.Empty, font, halo, ink, isByLines);
            canvas.Restore();
        }
    }

    private static (string Text, SKPoint Middle, float Angle, SKRect Place) Upright(
        DrawnContour line,
        float from,
        float to,
        SKFont font
    )
    {
        var (start, end) = (line.Line.At(from), line.Line.At(to));
        var angle = MathF.Atan2(end.Y - start.Y, end.X - start.X);
        if (Math.Abs(angle) > MathF.PI / 2)
            angle -= MathF.CopySign(MathF.PI, angle);
        var middle = new SKPoint((start.X + end.X) / 2, (start.Y + end.Y) / 2);
        var (along, up) = ((to - from) / 2, font.Size * 0.65f);
        var (across, down) = (
            (along * Math.Abs(MathF.Cos(angle))) + (up * Math.Abs(MathF.Sin(angle))),
            (along * Math.Abs(MathF.Sin(angle))) + (up * Math.Abs(MathF.Cos(angle)))
        );
        return (
            line.Level.Text,
            middle,
            angle,
            new SKRect(middle.X - across, middle.Y - down, middle.X + across, middle.Y + down)
        );
    }

    private static bool Contains(SKRect frame, SKRect place) =>
        place.Left >= frame.Left
        && place.Right <= frame.Right
        && place.Top >= frame.Top
        && place.Bottom <= frame.Bottom;
}
