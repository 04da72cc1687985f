using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>A small map of a route, with the part of it that lies outside of the model's domain in grey.</summary>
internal static class RouteMap
{
    // A route farther from the equator than this is drawn round its pole.
    private const double Polar = 72;
    private const double LeastMargin = 1.5,
        ShareOfMargin = 0.18;
    private const double KilometresOfCoarse = 25;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="room">Where it lies.</param>
    /// <param name="samples">The steps of the route.</param>
    /// <param name="letters">Points to name.</param>
    /// <param name="zoom">Size of lines.</param>
    /// <param name="letterSize">Size of letters.</param>
    public static void Draw(
        SKCanvas canvas,
        SKRect room,
        IReadOnlyList<RouteSample> samples,
        IReadOnlyList<(string Letter, RoutePoint Point, double Metres)> letters,
        float zoom,
        float letterSize
    )
    {
        var (frame, projection) = View(room, samples);
        var kilometres =
            (projection.Parameters.Units == "degrees" ? Earth.MetresPerDegree : 1) / frame.PixelsPerY / 1000;
        using var paths = BaseMapPaths.Create(
            BaseMap.Load(kilometres > KilometresOfCoarse ? BaseMapScale.Coarse110m : BaseMapScale.Medium50m),
            frame,
            projection,
            zoom
        );
        canvas.Save();
        canvas.ClipRect(room);
        using var fill = new SKPaint { IsAntialias = true, Color = MapStyle.Sea };
        canvas.DrawPath(paths.Globe, fill);
        fill.Color = MapStyle.Land;
        canvas.DrawPath(paths.Land, fill);
        using var pen = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            Color = MapStyle.Coast,
            StrokeWidth = MapStyle.CoastWidth * zoom,
        };
        canvas.DrawPath(paths.Coast, pen);
        using var font = new SKFont(EmbeddedFonts.Bold, letterSize) { Subpixel = true };
        DrawRoute(canvas, frame, projection, samples, zoom);
        using var ink = new SKPaint { Color = MapStyle.Mark, IsAntialias = true };
        using var halo = new SKPaint
        {
            Color = MapStyle.MarkHalo,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 3 * zoom,
        };
        foreach (var (letter, point, _) in letters)
        {
            var place = Place(frame, projection, point.Longitude, point.Latitude);
            canvas.DrawCircle(place, 3 * zoom, ink);
            // Inwards from the edge of the map.
            var toLeft = place.X > room.MidX;
            var (x, y) = (place.X + ((toLeft ? -6 : 6) * zoom), place.Y - (4 * zoom));
            canvas.DrawText(letter, x, y, toLeft ? SKTextAlign.Right : SKTextAlign.Left, font, halo);
            canvas.DrawText(letter, x, y, toLeft ? SKTextAlign.Right : SKTextAlign.Left, font, ink);
        }

        canvas.Restore();
        (pen.Color, pen.StrokeWidth) = (MapStyle.Text, zoom);
        canvas.DrawRect(room, pen);
    }

    private static (MapFrame Frame, IMapProjection Projection) View(SKRect room, IReadOnlyList<RouteSample> samples)
    {
        var cover = GeoCover.Of(
            samples.Select(sample => new LongitudeArc(sample.Longitude, 1e-6)),
            samples.Min(sample => sample.Latitude),
            samples.Max(sample => sample.Latitude)
        );
        var box = cover.Box;
        var farthest = Math.Max(Math.Abs(box.South), Math.Abs(box.North));
        var isPolar = farthest > Polar && box.South * box.North > 0;
        var projection = MapProjections.For(
            isPolar ? PolarStereographic.OptionName : PlateCarree.OptionName,
            box,
            isPolar ? null : box.CentralLongitude
        );
        var places = samples.Select(sample => projection.Forward(sample.Longitude, sample.Latitude)).ToArray();
        var (west, east, south, north) = (
            places.Min(place => place.X),
            places.Max(place => place.X),
            places.Min(place => place.Y),
            places.Max(place => place.Y)
        );
        var stretch = isPolar ? 1 : 1 / Math.Cos(Earth.Radians(Math.Min(Polar, Math.Abs(box.CentralLatitude))));
        var unit = isPolar ? Earth.MetresPerDegree : 1;
        var margin = Math.Max(LeastMargin * unit, ShareOfMargin * Math.Max((east - west) / stretch, north - south));
        // As wide and as high as the room is, in equal steps of the ground.
        var (width, height) = ((east - west) + (2 * margin * stretch), (north - south) + (2 * margin));
        var perPixel = Math.Max(width / stretch / room.Width, height / room.Height);
        var (middleX, middleY) = ((west + east) / 2, (south + north) / 2);
        var (halfX, halfY) = (perPixel * stretch * room.Width / 2, perPixel * room.Height / 2);
        if (!isPolar)
            middleY = halfY >= 90 ? 0 : Math.Clamp(middleY, -90 + halfY, 90 - halfY);
        return (
            new MapFrame(
                (int)room.Left,
                (int)room.Top,
                (int)room.Width,
                (int)room.Height,
                middleX - halfX,
                middleX + halfX,
                middleY - halfY,
                middleY + halfY
            ),
            projection
        );
    }

    private static void DrawRoute(
        SKCanvas canvas,
        MapFrame frame,
        IMapProjection projection,
        IReadOnlyList<RouteSample> samples,
        float zoom
    )
    {
        using var pen = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
        };
        foreach (
            var (colour, width, isInside) in new[]
            {
                (MapStyle.MarkHalo, 4.5f, (bool?)null),
                (MapStyle.MissingLine, 2f, false),
                (MapStyle.Mark, 2f, true),
            }
        )
        {
            (pen.Color, pen.StrokeWidth) = (colour, width * zoom);
            for (var index = 1; index < samples.Count; index++)
            {
                var (from, to) = (samples[index - 1], samples[index]);
                if (isInside is { } inside && inside != to.Cell >= 0)
                    continue;
                var (start, end) = (
                    Place(frame, projection, from.Longitude, from.Latitude),
                    Place(frame, projection, to.Longitude, to.Latitude)
                );
                // Not across the whole map, where it is cut.
                if (Math.Abs(end.X - start.X) < frame.Width / 2f)
                    canvas.DrawLine(start, end, pen);
            }
        }
    }

    private static SKPoint Place(MapFrame frame, IMapProjection projection, double longitude, double latitude)
    {
        var (x, y) = projection.Forward(longitude, latitude);
        var (column, row) = frame.ToPicture(x, y);
        return new SKPoint((float)column, (float)row);
    }
}
