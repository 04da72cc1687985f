using System.Collections.Immutable;
using AshPlot.Core.Geography;
using AshPlot.Core.Overlays;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws what the user lays over all maps, above coast and borders; its names have room only where there is no ash.
/// </summary>
internal sealed class OverlayPainter
{
    private const float HaloWidth = 2;

    private readonly MapView view;
    private readonly ImmutableArray<OverlayFeature> features;
    private readonly SKRect frame;

    public OverlayPainter(MapView view, ImmutableArray<OverlayFeature> features)
    {
        (this.view, this.features) = (view, features);
        frame = SKRect.Create(view.Frame.X, view.Frame.Y, view.Frame.Width, view.Frame.Height);
    }

    /// <summary>Draws the features, within the frame of the map.</summary>
    public void Draw(SKCanvas canvas)
    {
        if (features.IsEmpty)
            return;
        canvas.Save();
        canvas.ClipRect(frame);
        var clipper = new GeoClipper(MapWindow.Of(view.Frame, view.Projection));
        var pen = new MapPen(view.Frame, view.Projection);
        foreach (var feature in features.Where(feature => feature.Kind != OverlayKind.Point))
            DrawLines(canvas, feature, clipper, pen);
        foreach (var feature in features.Where(feature => feature.Kind == OverlayKind.Point))
            DrawSign(canvas, feature);
        canvas.Restore();
    }

    /// <summary>The signs of points, which no name may cover.</summary>
    public IEnumerable<SKRect> Signs() =>
        from feature in features
        where feature.Kind == OverlayKind.Point
        let size = feature.Style.MarkerSize * view.Layout.Zoom
        from middle in Find(feature.Parts[0][0], feature.Parts[0][1])
        select new SKRect(middle.X - size, middle.Y - size, middle.X + size, middle.Y + size);

    /// <summary>Names: of points beside them, of lines and areas in the middle of what the map shows of them.</summary>
    public IEnumerable<MapLabel> Labels(SKFont font)
    {
        var clipper = new GeoClipper(MapWindow.Of(view.Frame, view.Projection));
        foreach (var feature in features)
        {
            if (feature.Label is not { } text)
                continue;
            if (feature.Kind == OverlayKind.Point)
            {
                foreach (var middle in Find(feature.Parts[0][0], feature.Parts[0][1]))
                    yield return MapLabel.Beside(text, middle, feature.Style.MarkerSize * view.Layout.Zoom, font);
            }
            else if (MiddleOf(feature, clipper) is { } middle)
            {
                yield return MapLabel.Over(text, middle, font) with
                {
                    IsQuiet = false,
                };
            }
        }
    }

    private void DrawLines(SKCanvas canvas, OverlayFeature feature, GeoClipper clipper, MapPen pen)
    {
        var (style, isArea) = (feature.Style, feature.Kind == OverlayKind.Area);
        using var area = new SKPath { FillType = SKPathFillType.EvenOdd };
        using var edge = new SKPath();
        foreach (var part in feature.Parts)
        {
            var line = new GeoPolyline([.. part], isArea);
            var (first, last) = clipper.Turns(line);
            for (var turn = first; turn <= last; turn++)
            {
                if (isArea)
                    pen.Add(area, clipper.Ring(line, turn * 360), isRing: true);
                clipper.Line(line, turn * 360, (points, isRing) => pen.Add(edge, points, isRing));
            }
        }

        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(style.Fill) };
        if (isArea && paint.Color.Alpha > 0)
            canvas.DrawPath(area, paint);
        (paint.Style, paint.StrokeJoin, paint.StrokeWidth) = (
            SKPaintStyle.Stroke,
            SKStrokeJoin.Round,
            style.StrokeWidth * view.Layout.Zoom
        );
        paint.Color = new SKColor(style.Stroke);
        if (style.StrokeWidth > 0)
            canvas.DrawPath(edge, paint);
    }

    private void DrawSign(SKCanvas canvas, OverlayFeature feature)
    {
        foreach (var middle in Find(feature.Parts[0][0], feature.Parts[0][1]))
        {
            var size = feature.Style.MarkerSize * view.Layout.Zoom;
            using var halo = new SKPaint { IsAntialias = true, Color = MapStyle.MarkHalo };
            using var ink = new SKPaint { IsAntialias = true, Color = new SKColor(feature.Style.Marker) };
            canvas.DrawCircle(middle, size + (HaloWidth * 0.75f * view.Layout.Zoom), halo);
            canvas.DrawCircle(middle, size, ink);
        }
    }

    /// <summary>Pixels of a place; none where the map does not show it.</summary>
    private IEnumerable<SKPoint> Find(double longitude, double latitude)
    {
        var (x, y) = view.ToPicture(longitude, latitude);
        if (x >= frame.Left && x <= frame.Right && y >= frame.Top && y <= frame.Bottom)
            yield return new SKPoint((float)x, (float)y);
    }

    /// <summary>
    /// The middle of the longest piece of a feature on the map; of an area, of the box around its largest ring there.
    /// </summary>
    private SKPoint? MiddleOf(OverlayFeature feature, GeoClipper clipper)
    {
        (double Size, double Longitude, double Latitude)? best = null;
        foreach (var part in feature.Parts)
        {
            var line = new GeoPolyline([.. part], feature.Kind == OverlayKind.Area);
            var (first, last) = clipper.Turns(line);
            for (var turn = first; turn <= last; turn++)
            {
                if (feature.Kind == OverlayKind.Area)
                    Offer(clipper.Ring(line, turn * 360), isArea: true);
                else
                    clipper.Line(line, turn * 360, (points, _) => Offer(points, isArea: false));
            }
        }

        return best is { } found ? Find(found.Longitude, found.Latitude).Cast<SKPoint?>().FirstOrDefault() : null;

        void Offer(ReadOnlySpan<(double Longitude, double Latitude)> points, bool isArea)
        {
            if (points.Length == 0)
                return;
            var (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (var (longitude, latitude) in points)
                (west, east, south, north) = (
                    Math.Min(west, longitude),
                    Math.Max(east, longitude),
                    Math.Min(south, latitude),
                    Math.Max(north, latitude)
                );
            var size = (east - west) + (north - south);
            if (best is { } known && known.Size >= size)
                return;
            var (before, after) = (points[(points.Length - 1) / 2], points[points.Length / 2]);
            best = isArea
                ? (size, (west + east) / 2, (south + north) / 2)
                : (size, (before.Longitude + after.Longitude) / 2, (before.Latitude + after.Latitude) / 2);
        }
    }
}
