using System.Runtime.InteropServices;
using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Adds lines of longitudes and latitudes to a path on the picture. Where the projection bends them, long edges are
/// broken into short ones. Keeps its buffer; not thread-safe.
/// </summary>
internal sealed class MapPen(MapFrame frame, IMapProjection projection)
{
    // A chord of a degree lies within 1e-4 of its radius from the arc: a tenth of a pixel on the largest circle of a
    // map.
    private const double LongestEdge = 1;

    private readonly List<SKPoint> projected = [];

    /// <summary>Adds a line to a path.</summary>
    public void Add(SKPath path, ReadOnlySpan<(double Longitude, double Latitude)> points, bool isRing)
    {
        if (points.Length < 2)
            return;
        var line = Line(points);
        if (isRing)
        {
            AddEdge(points[^1], points[0]);
            line = CollectionsMarshal.AsSpan(projected);
        }

        path.AddPoly(line, isRing);
    }

    /// <summary>The points of a line on the picture; valid until the next call.</summary>
    public ReadOnlySpan<SKPoint> Line(ReadOnlySpan<(double Longitude, double Latitude)> points)
    {
        projected.Clear();
        projected.Add(Project(points[0]));
        for (var index = 1; index < points.Length; index++)
            AddEdge(points[index - 1], points[index]);
        return CollectionsMarshal.AsSpan(projected);
    }

    private void AddEdge((double Longitude, double Latitude) from, (double Longitude, double Latitude) to)
    {
        var (across, up) = (to.Longitude - from.Longitude, to.Latitude - from.Latitude);
        if (!projection.IsRectilinear)
        {
            var pieces = (int)Math.Ceiling(Math.Max(Math.Abs(across), Math.Abs(up)) / LongestEdge);
            for (var piece = 1; piece < pieces; piece++)
                projected.Add(
                    Project((from.Longitude + (across * piece / pieces), from.Latitude + (up * piece / pieces)))
                );
        }

        projected.Add(Project(to));
    }

    private SKPoint Project((double Longitude, double Latitude) place)
    {
        var (x, y) = projection.Forward(place.Longitude, place.Latitude);
        var (column, row) = frame.ToPicture(x, y);
        return new SKPoint((float)column, (float)row);
    }
}
