using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Land, lakes, coast and borders as paths on the picture, as far as they lie near the map.</summary>
internal sealed class BaseMapPaths : IDisposable
{
    /// <summary>
    /// Lakes of a smaller area, in square pixels, are left out: of such a lake one sees only the shore.
    /// </summary>
    private const double SmallestLake = 16;

    private BaseMapPaths(BaseMap map, MapFrame frame, IMapProjection projection, float zoom)
    {
        var window = MapWindow.Of(frame, projection);
        var clipper = new GeoClipper(window);
        var pen = new MapPen(frame, projection);
        Globe = new SKPath();
        pen.Add(
            Globe,
            [
                (window.West, window.South),
                (window.East, window.South),
                (window.East, window.North),
                (window.West, window.North),
            ],
            isRing: true
        );
        Land = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in map.LandRings)
            AddRing(Land, ring, clipper, pen);
        Coast = Lines(map.CoastLines, clipper, pen);
        Lakes = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in map.LakeRings)
            AddLake(ring, clipper, pen, SmallestLake * zoom * zoom);
        Borders = Lines(map.Borders, clipper, pen);
    }

    /// <summary>All places that the projection can show: what lies beyond is no place, and stays paper.</summary>
    public SKPath Globe { get; }

    public SKPath Land { get; }

    /// <summary>Lakes that are large enough to be seen, without their islands.</summary>
    public SKPath Lakes { get; }

    /// <summary>The coasts of the sea, and the shores of the lakes.</summary>
    public SKPath Coast { get; }

    public SKPath Borders { get; }

    /// <summary>
    /// Projects the base map. Longitudes come round again: a line is drawn at each whole turn at which it meets the
    /// map.
    /// </summary>
    public static BaseMapPaths Create(BaseMap map, MapView view) =>
        new(map, view.Frame, view.Projection, view.Layout.Zoom);

    /// <summary>Projects the base map into a frame of any picture.</summary>
    public static BaseMapPaths Create(BaseMap map, MapFrame frame, IMapProjection projection, float zoom) =>
        new(map, frame, projection, zoom);

    public void Dispose()
    {
        Globe.Dispose();
        Land.Dispose();
        Lakes.Dispose();
        Coast.Dispose();
        Borders.Dispose();
    }

    private static void AddRing(SKPath path, GeoPolyline ring, GeoClipper clipper, MapPen pen)
    {
        var (first, last) = clipper.Turns(ring);
        for (var turn = first; turn <= last; turn++)
            pen.Add(path, clipper.Ring(ring, turn * 360), isRing: true);
    }

    private void AddLake(GeoPolyline ring, GeoClipper clipper, MapPen pen, double smallest)
    {
        var (first, last) = clipper.Turns(ring);
        for (var turn = first; turn <= last; turn++)
        {
            using var lake = new SKPath();
            pen.Add(lake, clipper.Ring(ring, turn * 360), isRing: true);
            // An island is never larger than its lake, so none is drawn without it.
            if (Area(lake.Points) < smallest)
                continue;
            Lakes.AddPath(lake);
            clipper.Line(ring, turn * 360, (points, isRing) => pen.Add(Coast, points, isRing));
        }
    }

    private static double Area(SKPoint[] ring)
    {
        var twice = 0d;
        for (var index = 0; index < ring.Length; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Length]);
            // From the first point, so that no digits are lost on a small ring far from the corner.
            twice +=
                ((from.X - ring[0].X) * (double)(to.Y - ring[0].Y))
                - ((to.X - ring[0].X) * (double)(from.Y - ring[0].Y));
        }

        return Math.Abs(twice) / 2;
    }

    private static SKPath Lines(IReadOnlyList<GeoPolyline> lines, GeoClipper clipper, MapPen pen)
    {
        var path = new SKPath();
        foreach (var line in lines)
        {
            var (first, last) = clipper.Turns(line);
            for (var turn = first; turn <= last; turn++)
                clipper.Line(line, turn * 360, (points, isRing) => pen.Add(path, points, isRing));
        }

        return path;
    }
}
