using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Marks places on the map and in the text that explains them: an open triangle where ash was released, a ring round
/// the largest value. Both are open, so that the cell they mark keeps its colour, and stand aside where the plume is
/// small.
/// </summary>
internal sealed class MarkPainter : IDisposable
{
    private const float TriangleSize = 7;
    private const float RingSize = 9;

    // A ring round the triangle too, where both mark nearly the same place.
    private const float WideRingSize = 13;

    // What a triangle and a ring around it reach beyond their sizes: half their line, and the halo.
    private const float LineReach = 2;

    private readonly FigureLayout layout;
    private readonly MapView view;
    private readonly SKRect frame;
    private readonly SKPaint halo;
    private readonly SKPaint line;
    private readonly List<PlacedMark> triangles = [];
    private PlacedMark? ring;

    public MarkPainter(MapView view)
    {
        (this.view, layout) = (view, view.Layout);
        frame = SKRect.Create(layout.Frame.X, layout.Frame.Y, layout.Frame.Width, layout.Frame.Height);
        halo = Stroke(MapStyle.MarkHalo, 3.6f);
        line = Stroke(MapStyle.Mark, 1.6f);
    }

    /// <summary>True where a place lies on the map.</summary>
    public bool IsOnMap(double longitude, double latitude) => Find(longitude, latitude) is not null;

    /// <summary>The pixel of a place; null where the map does not show it.</summary>
    public SKPoint? Find(double longitude, double latitude)
    {
        var (across, down) = view.ToPicture(longitude, latitude);
        // False for what the projection does not show, whose coordinates are no numbers.
        return across >= frame.Left && across <= frame.Right && down >= frame.Top && down <= frame.Bottom
            ? new SKPoint((float)across, (float)down)
            : null;
    }

    /// <summary>Chooses where the marks of a map stand.</summary>
    /// <param name="captions">The places that are marked.</param>
    /// <param name="painted">Where there is ash.</param>
    /// <returns>What the marks cover.</returns>
    public IReadOnlyList<SKRect> Place(MapCaptions captions, PaintedPixels painted)
    {
        triangles.Clear();
        ring = null;
        foreach (var site in captions.Sites)
        {
            if (Find(site.Longitude, site.Latitude) is { } place)
                triangles.Add(PlacedMark.Of(place, TriangleSize * layout.Zoom, painted, frame, triangles));
        }

        if (captions.Peak is { } peak && Find(peak.Longitude, peak.Latitude) is { } top)
        {
            var isNear = triangles.Exists(mark =>
                !mark.HasLeader && SKPoint.Distance(mark.Middle, top) < (RingSize + TriangleSize) * layout.Zoom
            );
            ring = PlacedMark.Of(top, (isNear ? WideRingSize : RingSize) * layout.Zoom, painted, frame, triangles);
        }

        var reach = LineReach * layout.Zoom;
        return
        [
            .. triangles.Concat(ring is { } mark ? [mark] : []).Select(mark => SKRect.Inflate(mark.Area, reach, reach)),
        ];
    }

    /// <summary>The name of the volcano beside its triangle.</summary>
    public IEnumerable<MapLabel> Names(MapCaptions captions, SKFont font) =>
        captions.Volcano is { } name && triangles.Count == 1
            ? [MapLabel.Beside(name, triangles[0].Middle, triangles[0].Size + (LineReach * layout.Zoom), font)]
            : [];

    /// <summary>Draws the marks that were placed last, within the frame of the map.</summary>
    public void DrawOnMap(SKCanvas canvas)
    {
        canvas.Save();
        canvas.ClipRect(frame);
        foreach (var mark in triangles)
        {
            DrawLeader(canvas, mark, 0.62f * mark.Size);
            DrawTriangle(canvas, mark.Middle, mark.Size);
        }

        if (ring is { } top)
        {
            DrawLeader(canvas, top, top.Size);
            DrawRing(canvas, top.Middle, top.Size);
        }

        canvas.Restore();
    }

    /// <summary>The triangle as a sign before text whose line has this middle.</summary>
    public void DrawTriangle(SKCanvas canvas, SKPoint middle, float size)
    {
        using var path = new SKPath();
        path.AddPoly([
            new(middle.X, middle.Y - size),
            new(middle.X + (0.9f * size), middle.Y + (0.62f * size)),
            new(middle.X - (0.9f * size), middle.Y + (0.62f * size)),
        ]);
        canvas.DrawPath(path, halo);
        canvas.DrawPath(path, line);
    }

    /// <summary>The ring as a sign before text whose line has this middle.</summary>
    public void DrawRing(SKCanvas canvas, SKPoint middle, float size)
    {
        canvas.DrawCircle(middle, size, halo);
        canvas.DrawCircle(middle, size, line);
    }

    public void Dispose()
    {
        halo.Dispose();
        line.Dispose();
    }

    /// <summary>From the edge of a mark that stands aside to just before its place.</summary>
    private void DrawLeader(SKCanvas canvas, PlacedMark mark, float edge)
    {
        if (!mark.HasLeader)
            return;
        var way = mark.Target - mark.Middle;
        var length = way.Length;
        var (from, to) = (edge / length, 1 - (2 * layout.Zoom / length));
        var (start, end) = (
            new SKPoint(mark.Middle.X + (way.X * from), mark.Middle.Y + (way.Y * from)),
            new SKPoint(mark.Middle.X + (way.X * to), mark.Middle.Y + (way.Y * to))
        );
        canvas.DrawLine(start, end, halo);
        canvas.DrawLine(start, end, line);
    }

    private SKPaint Stroke(SKColor colour, float width) =>
        new()
        {
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Round,
            Color = colour,
            StrokeWidth = width * layout.Zoom,
        };
}
