namespace AshPlot.Core.Geography;

/// <summary>A rectangle of projected coordinates, whose units are as long across as down.</summary>
/// <param name="XMin">Left edge: metres, or degrees for plate carree.</param>
/// <param name="XMax">Right edge.</param>
/// <param name="YMin">Bottom edge.</param>
/// <param name="YMax">Top edge.</param>
internal sealed record ProjectedBox(double XMin, double XMax, double YMin, double YMax)
{
    // An edge of the box is an arc on the map: between two of so many places on it, the arc rises by 1e-5 of its radius
    // at most.
    private const int StepsOfEdge = 720;

    /// <summary>Width in projected units.</summary>
    public double Width => XMax - XMin;

    /// <summary>Height in projected units.</summary>
    public double Height => YMax - YMin;

    /// <summary>The smallest rectangle that holds the whole of a box of longitudes and latitudes.</summary>
    public static ProjectedBox Around(GeoExtent extent, IMapProjection projection)
    {
        ArgumentNullException.ThrowIfNull(extent);
        ArgumentNullException.ThrowIfNull(projection);
        if (projection.IsInDegrees)
            return Of(extent.TurnedTowards(projection.Parameters.CentralLongitude));
        var (xMin, xMax, yMin, yMax) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        for (var step = 0; step <= StepsOfEdge; step++)
        {
            var longitude = extent.West + (extent.Width * step / StepsOfEdge);
            var latitude = extent.South + (extent.Height * step / StepsOfEdge);
            Include(longitude, extent.South);
            Include(longitude, extent.North);
            Include(extent.West, latitude);
            Include(extent.East, latitude);
        }

        return new ProjectedBox(xMin, xMax, yMin, yMax);

        void Include(double longitude, double latitude)
        {
            var (x, y) = projection.Forward(longitude, latitude);
            (xMin, xMax, yMin, yMax) = (Math.Min(xMin, x), Math.Max(xMax, x), Math.Min(yMin, y), Math.Max(yMax, y));
        }
    }

    /// <summary>Degrees are coordinates in plate carree: nothing is to be computed, nor rounded.</summary>
    private static ProjectedBox Of(GeoExtent extent) => new(extent.West, extent.East, extent.South, extent.North);
}
