using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>A line on the picture, whose places are found by their distance along it.</summary>
internal sealed class PictureLine
{
    private readonly SKPoint[] points;
    private readonly float[] distances;

    public PictureLine(ReadOnlySpan<SKPoint> line)
    {
        points = line.ToArray();
        distances = new float[points.Length];
        for (var index = 1; index < points.Length; index++)
            distances[index] = distances[index - 1] + SKPoint.Distance(points[index - 1], points[index]);
    }

    /// <summary>Its length in pixels.</summary>
    public float Length => distances[^1];

    /// <summary>The point at a distance from the first one.</summary>
    public SKPoint At(float distance)
    {
        var after = IndexAfter(distance);
        var (from, to) = (points[after - 1], points[after]);
        var edge = distances[after] - distances[after - 1];
        var share = edge > 0 ? (distance - distances[after - 1]) / edge : 0;
        return new SKPoint(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
    }

    /// <summary>The points of a stretch, with its ends.</summary>
    public IEnumerable<SKPoint> Stretch(float from, float to)
    {
        yield return At(from);
        for (var index = IndexAfter(from); index < points.Length && distances[index] < to; index++)
            yield return points[index];
        yield return At(to);
    }

    /// <summary>How far a stretch departs from the straight line between its ends, in pixels.</summary>
    public float Bend(float from, float to)
    {
        var (start, way) = (At(from), At(to) - At(from));
        var length = Math.Max(way.Length, 1e-3f);
        // A stretch that turns back on itself is bent by as much as it is longer than its chord.
        return Math.Max(
            Stretch(from, to)
                .Max(point => Math.Abs(((point.X - start.X) * way.Y) - ((point.Y - start.Y) * way.X)) / length),
            (to - from - length) / 2
        );
    }

    private int IndexAfter(float distance)
    {
        var found = Array.BinarySearch(distances, distance);
        return Math.Clamp(found < 0 ? ~found : found, 1, points.Length - 1);
    }
}
