using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Land, coast and borders as paths on the picture, as far as they lie near the map.</summary>
internal sealed class BaseMapPaths : IDisposable
{
    private BaseMapPaths(SKPath land, SKPath coast, SKPath borders)
    {
        Land = land;
        Coast = coast;
        Borders = borders;
    }

    public SKPath Land { get; }

    public SKPath Coast { get; }

    public SKPath Borders { get; }

    /// <summary>
    /// Projects the base map. Longitudes come round again: a line is drawn at each whole turn at which it meets the map.
    /// </summary>
    public static BaseMapPaths Create(BaseMap map, MapFrame frame)
    {
        return new BaseMapPaths(
            Path(map.LandRings, frame, close: true), Path(map.CoastLines, frame, close: false), Path(map.Borders, frame, close: false));
    }

    public void Dispose()
    {
        Land.Dispose();
        Coast.Dispose();
        Borders.Dispose();
    }

    private static SKPath Path(IReadOnlyList<GeoPolyline> lines, MapFrame frame, bool close)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        var points = Array.Empty<SKPoint>();
        foreach (var line in lines)
        {
            if (line.North < frame.YMin || line.South > frame.YMax)
                continue;
            var firstTurn = (int)Math.Ceiling((frame.XMin - line.East) / 360);
            var lastTurn = (int)Math.Floor((frame.XMax - line.West) / 360);
            for (var turn = firstTurn; turn <= lastTurn; turn++)
            {
                if (points.Length != line.Count)
                    points = new SKPoint[line.Count];
                for (var index = 0; index < line.Count; index++)
                {
                    var (x, y) = frame.ToPicture(line.Longitude(index) + (turn * 360), line.Latitude(index));
                    points[index] = new SKPoint((float)x, (float)y);
                }

                path.AddPoly(points, close);
            }
        }

        return path;
    }
}
