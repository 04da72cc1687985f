using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Geography;

/// <summary>The edge of the ground that a grid covers: the outer edges of its outermost cells.</summary>
/// <param name="grid">The grid.</param>
internal sealed class GridOutline(Grid grid)
{
    // Edges are sums of rounded steps.
    private const double Rounding = 1e-6;

    /// <summary>
    /// The box of a grid of true longitudes and latitudes, as its longitudes are counted, 360 degrees wide at most;
    /// null for others.
    /// </summary>
    public GeoExtent? Box
    {
        get
        {
            if (!grid.IsTrue)
                return null;
            var (west, width) = (grid.Longitudes.LowerEdge, grid.Longitudes.UpperEdge - grid.Longitudes.LowerEdge);
            var latitudes = grid.Latitudes.ClampToPoles();
            return new GeoExtent(
                west,
                west + (width > 360 - Rounding ? 360 : width),
                latitudes.LowerEdge,
                latitudes.UpperEdge
            );
        }
    }

    /// <summary>
    /// The edge as lines, whose longitudes do not jump. A grid round the globe has none where it meets itself, nor any
    /// at a pole that it holds.
    /// </summary>
    public IEnumerable<GeoPolyline> Lines()
    {
        if (Box is not { } box)
            return Curves()
                .Select(curve => new GeoPolyline(
                    [.. curve.SelectMany(place => new[] { (float)place.Longitude, (float)place.Latitude })],
                    isClosed: false
                ));
        var (west, east, south, north) = ((float)box.West, (float)box.East, (float)box.South, (float)box.North);
        return box.Width < 360
            ? [new GeoPolyline([west, south, east, south, east, north, west, north], isClosed: true)]
            : new[] { south, north }
                .Where(latitude => Math.Abs(latitude) < 90)
                .Select(latitude => new GeoPolyline([west, latitude, east, latitude], isClosed: false));
    }

    /// <summary>
    /// The edge of any grid from corner to corner, the first one again at the end of a ring; longitudes do not jump.
    /// </summary>
    public IEnumerable<IReadOnlyList<(double Longitude, double Latitude)>> Curves()
    {
        foreach (var edge in GridGeometry.Of(grid).Edges())
        {
            var curve = new List<(double Longitude, double Latitude)>(edge.Count);
            foreach (
                var (longitude, latitude) in edge.Where(place => double.IsFinite(place.Longitude + place.Latitude))
            )
            {
                var turned =
                    curve.Count == 0
                        ? longitude
                        : curve[^1].Longitude + Math.IEEERemainder(longitude - curve[^1].Longitude, 360);
                curve.Add((turned, latitude));
            }

            if (curve.Count > 1)
                yield return curve;
        }
    }
}
