using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Names on the map, for each map where it has room: no name lies on ash, on a mark or on another name. A name without
/// room is left out.
/// </summary>
internal sealed class LabelPainter : IDisposable
{
    // Of the letters of the tick labels.
    private const float Share = 0.85f;
    private const float HaloWidth = 3;

    private readonly SKRect frame;
    private readonly List<(MapLabel Label, SKRect Place)> placed = [];
    private readonly SKPaint ink = new() { Color = MapStyle.Text, IsAntialias = true };
    private readonly SKPaint quiet = new() { Color = MapStyle.QuietText, IsAntialias = true };
    private readonly SKPaint halo;

    public LabelPainter(FigureLayout layout)
    {
        frame = SKRect.Create(layout.Frame.X, layout.Frame.Y, layout.Frame.Width, layout.Frame.Height);
        Font = new SKFont(EmbeddedFonts.Regular, Math.Max(FigureLayout.LeastLabel, layout.LabelSize * Share))
        {
            Subpixel = true,
        };
        halo = new SKPaint
        {
            Color = MapStyle.Paper.WithAlpha(0xC0),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = HaloWidth * layout.Zoom,
            StrokeJoin = SKStrokeJoin.Round,
        };
    }

    /// <summary>The letters, by which labels are measured.</summary>
    public SKFont Font { get; }

    /// <summary>Where names and their dots stand on the map that was placed last.</summary>
    public IEnumerable<SKRect> Boxes =>
        placed.SelectMany(one => one.Label.Sign is { } sign ? new[] { one.Place, sign } : [one.Place]);

    /// <summary>The same with their pale edges.</summary>
    public IEnumerable<SKRect> Places =>
        Boxes.Select(place => SKRect.Inflate(place, halo.StrokeWidth, halo.StrokeWidth));

    /// <summary>Finds room for names.</summary>
    /// <param name="labels">The names; earlier ones go first.</param>
    /// <param name="marks">What no name may cover, beside ash.</param>
    /// <param name="painted">Where there is ash.</param>
    public void Place(IEnumerable<MapLabel> labels, IReadOnlyList<SKRect> marks, PaintedPixels painted)
    {
        placed.Clear();
        foreach (var label in labels)
        {
            if (label.Sign is { } sign && !IsFree(sign, marks, painted))
                continue;
            foreach (var place in label.Places)
            {
                if (!IsFree(place, marks, painted))
                    continue;
                placed.Add((label, place));
                break;
            }
        }
    }

    /// <summary>Draws the names that have room.</summary>
    /// <param name="canvas">Receives them.</param>
    /// <param name="isByLines">As for <see cref="HaloText"/>.</param>
    public void Draw(SKCanvas canvas, bool isByLines)
    {
        foreach (var (label, place) in placed)
        {
            if (label.Sign is { } sign)
            {
                canvas.DrawCircle(sign.MidX, sign.MidY, sign.Width / 2, halo);
                canvas.DrawCircle(sign.MidX, sign.MidY, sign.Width / 2, quiet);
            }

            HaloText.Draw(
                canvas,
                label.Text,
                new SKPoint(place.MidX, place.MidY),
                Font,
                halo,
                label.IsQuiet ? quiet : ink,
                isByLines
            );
        }
    }

    public void Dispose()
    {
        Font.Dispose();
        ink.Dispose();
        quiet.Dispose();
        halo.Dispose();
    }

    private bool IsFree(SKRect place, IReadOnlyList<SKRect> marks, PaintedPixels painted)
    {
        if (
            place.Left < frame.Left
            || place.Right > frame.Right
            || place.Top < frame.Top
            || place.Bottom > frame.Bottom
        )
            return false;
        foreach (var mark in marks)
        {
            if (mark.IntersectsWith(place))
                return false;
        }

        foreach (var (label, other) in placed)
        {
            if (other.IntersectsWith(place) || label.Sign?.IntersectsWith(place) == true)
                return false;
        }

        return painted.IsClear(place);
    }
}
