using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Marks places on the map and in the text that explains them: an open triangle where ash was released, a ring round the
/// largest value. Both are open, so that the cell they mark keeps its colour.
/// </summary>
internal sealed class MarkPainter : IDisposable
{
    private const float TriangleSize = 7;
    private const float RingSize = 9;

    // A ring round the triangle too, where both mark nearly the same place.
    private const float WideRingSize = 13;

    private readonly FigureLayout layout;
    private readonly MapView view;
    private readonly SKPaint halo;
    private readonly SKPaint line;

    public MarkPainter(MapView view)
    {
        (this.view, layout) = (view, view.Layout);
        halo = Stroke(MapStyle.MarkHalo, 3.6f);
        line = Stroke(MapStyle.Mark, 1.6f);
    }

    /// <summary>True where a place lies on the map.</summary>
    public bool IsOnMap(double longitude, double latitude) => Place(longitude, latitude) is not null;

    /// <summary>Draws the marks of a map, within its frame.</summary>
    public void DrawOnMap(SKCanvas canvas, MapCaptions captions)
    {
        var frame = layout.Frame;
        canvas.Save();
        canvas.ClipRect(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height));
        var sites = captions.Sites.Select(site => Place(site.Longitude, site.Latitude)).OfType<SKPoint>().ToArray();
        foreach (var site in sites)
            DrawTriangle(canvas, site, TriangleSize * layout.Zoom);
        if (captions.Peak is { } peak && Place(peak.Longitude, peak.Latitude) is { } top)
        {
            var isNear = sites.Any(site => SKPoint.Distance(site, top) < (RingSize + TriangleSize) * layout.Zoom);
            DrawRing(canvas, top, (isNear ? WideRingSize : RingSize) * layout.Zoom);
        }

        canvas.Restore();
    }

    /// <summary>The triangle as a sign before text whose line has this middle.</summary>
    public void DrawTriangle(SKCanvas canvas, SKPoint middle, float size)
    {
        using var path = new SKPath();
        path.AddPoly([new(middle.X, middle.Y - size), new(middle.X + (0.9f * size), middle.Y + (0.62f * size)), new(middle.X - (0.9f * size), middle.Y + (0.62f * size))]);
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

    private SKPaint Stroke(SKColor colour, float width) => new()
    {
        Style = SKPaintStyle.Stroke, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round, Color = colour, StrokeWidth = width * layout.Zoom,
    };

    private SKPoint? Place(double longitude, double latitude)
    {
        var frame = layout.Frame;
        var (across, down) = view.ToPicture(longitude, latitude);
        // False for what the projection does not show, whose coordinates are no numbers.
        return across >= frame.X && across <= frame.X + frame.Width && down >= frame.Y && down <= frame.Y + frame.Height
            ? new SKPoint((float)across, (float)down)
            : null;
    }
}
