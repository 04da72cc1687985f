using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Land, coast and borders as paths on the picture, as far as they lie near the map.</summary>
internal sealed class BaseMapPaths : IDisposable
{
    private BaseMapPaths(BaseMap map, MapView view)
    {
        var window = MapWindow.Of(view.Frame, view.Projection);
        var clipper = new GeoClipper(window);
        var pen = new MapPen(view.Frame, view.Projection);
        Globe = new SKPath();
        pen.Add(
            Globe, [(window.West, window.South), (window.East, window.South), (window.East, window.North), (window.West, window.North)], isRing: true);
        Land = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in map.LandRings)
            AddRing(Land, ring, clipper, pen);
        Coast = Lines(map.CoastLines, clipper, pen);
        Borders = Lines(map.Borders, clipper, pen);
    }

    /// <summary>All places that the projection can show: what lies beyond is no place, and stays paper.</summary>
    public SKPath Globe { get; }

    public SKPath Land { get; }

    public SKPath Coast { get; }

    public SKPath Borders { get; }

    /// <summary>
    /// Projects the base map. Longitudes come round again: a line is drawn at each whole turn at which it meets the map.
    /// </summary>
    public static BaseMapPaths Create(BaseMap map, MapView view) => new(map, view);

    public void Dispose()
    {
        Globe.Dispose();
        Land.Dispose();
        Coast.Dispose();
        Borders.Dispose();
    }

    private static void AddRing(SKPath path, GeoPolyline ring, GeoClipper clipper, MapPen pen)
    {
        var (first, last) = clipper.Turns(ring);
        for (var turn = first; turn <= last; turn++)
            pen.Add(path, clipper.Ring(ring, turn * 360), isRing: true);
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
