using AshPlot.Core.Geography;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Finds the longitudes and latitudes that can be seen on a map, so that only what lies there is projected.
/// </summary>
internal static class MapWindow
{
    // Lines that end outside the map end where their caps are not seen; places along its edge are looked at so many
    // times.
    private const double MarginShare = 0.03;
    private const int StepsAlongEdge = 120;

    // At the very edge of the domain, rounding would put a place on the other side of the map.
    private const double InsideDomain = 1e-9;

    /// <summary>
    /// A box that holds all that the frame shows, with a margin, within the domain of the projection.
    /// </summary>
    public static GeoExtent Of(MapFrame frame, IMapProjection projection)
    {
        var domain = projection.Domain;
        var inside = domain with { West = domain.West + InsideDomain, East = domain.East - InsideDomain };
        var middle = domain.CentralLongitude;
        var (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        for (var step = 0; step <= StepsAlongEdge; step++)
        {
            var x = frame.XMin + ((frame.XMax - frame.XMin) * step / StepsAlongEdge);
            var y = frame.YMin + ((frame.YMax - frame.YMin) * step / StepsAlongEdge);
            if (!(Include(x, frame.YMin) && Include(x, frame.YMax) && Include(frame.XMin, y) && Include(frame.XMax, y)))
                return inside;
        }

        if (Shows(frame, projection, domain.South))
            (west, east, south) = (inside.West, inside.East, domain.South);
        if (Shows(frame, projection, domain.North))
            (west, east, north) = (inside.West, inside.East, domain.North);
        var (across, up) = ((east - west) * MarginShare, (north - south) * MarginShare);
        return new GeoExtent(
            Math.Max(inside.West, west - across),
            Math.Min(inside.East, east + across),
            Math.Max(inside.South, south - up),
            Math.Min(inside.North, north + up)
        );

        bool Include(double x, double y)
        {
            var (longitude, latitude) = projection.Inverse(x, y);
            if (double.IsNaN(latitude))
                return false;
            longitude = middle + Math.IEEERemainder(longitude - middle, 360);
            (west, east) = (Math.Min(west, longitude), Math.Max(east, longitude));
            (south, north) = (Math.Min(south, latitude), Math.Max(north, latitude));
            return true;
        }
    }

    private static bool Shows(MapFrame frame, IMapProjection projection, double pole)
    {
        if (projection.IsRectilinear || Math.Abs(pole) < 90)
            return false;
        var (x, y) = projection.Forward(projection.Domain.CentralLongitude, pole);
        return x >= frame.XMin && x <= frame.XMax && y >= frame.YMin && y <= frame.YMax;
    }
}
