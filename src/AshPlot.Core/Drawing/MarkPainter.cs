using AshPlot.Core.Geography;
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

    private readonly FigureLayout layout;
    private readonly IMapProjection projection;
    private readonly SKPaint halo;
    private readonly SKPaint line;

    public MarkPainter(FigureLayout layout, IMapProjection projection)
    {
        (this.layout, this.projection) = (layout, projection);
        halo = Stroke(MapStyle.MarkHalo, 4.2f);
        line = Stroke(MapStyle.Mark, 1.9f);
    }

    /// <summary>True where a place lies on the map.</summary>
    public bool IsOnMap(double longitude, double latitude) => Place(longitude, latitude) is not null;

    /// <summary>Draws the marks of a map, within its frame.</summary>
    public void DrawOnMap(SKCanvas canvas, MapCaptions captions)
    {
        var frame = layout.Frame;
        canvas.Save();
        canvas.ClipRect(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height));
        foreach (var site in captions.Sites)
        {
            if (Place(site.Longitude, site.Latitude) is { } place)
                DrawTriangle(canvas, place, TriangleSize * layout.Zoom);
        }

        if (captions.Peak is { } peak && Place(peak.Longitude, peak.Latitude) is { } top)
            DrawRing(canvas, top, RingSize * layout.Zoom);
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
        var (x, y) = projection.Forward(longitude, latitude);
        var (across, down) = frame.ToPicture(x, y);
        // False for what the projection does not show, whose coordinates are no numbers.
        return across >= frame.X && across <= frame.X + frame.Width && down >= frame.Y && down <= frame.Y + frame.Height
            ? new SKPoint((float)across, (float)down)
            : null;
    }
}
