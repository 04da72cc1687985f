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
    public static BaseMapPaths Create(BaseMap map, MapFrame frame) =>
        new(Path(map.LandRings, frame), Path(map.CoastLines, frame), Path(map.Borders, frame));

    public void Dispose()
    {
        Land.Dispose();
        Coast.Dispose();
        Borders.Dispose();
    }

    private static SKPath Path(IReadOnlyList<GeoPolyline> lines, MapFrame frame)
    {
        var path = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var line in lines)
        {
            if (line.North < frame.YMin || line.South > frame.YMax)
                continue;
            var firstTurn = (int)Math.Ceiling((frame.XMin - line.East) / 360);
            var lastTurn = (int)Math.Floor((frame.XMax - line.West) / 360);
            for (var turn = firstTurn; turn <= lastTurn; turn++)
                path.AddPoly(Points(line.Coordinates, frame, turn * 360), line.IsClosed);
        }

        return path;
    }

    private static SKPoint[] Points(ReadOnlySpan<float> coordinates, MapFrame frame, double turn)
    {
        var points = new SKPoint[coordinates.Length / 2];
        for (var index = 0; index < points.Length; index++)
        {
            var (x, y) = frame.ToPicture(coordinates[2 * index] + turn, coordinates[(2 * index) + 1]);
            points[index] = new SKPoint((float)x, (float)y);
        }

        return points;
    }
}
