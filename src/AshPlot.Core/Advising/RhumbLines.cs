using AshPlot.Core.Exporting;
using AshPlot.Core.Geography;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Advising;

/// <summary>
/// Polygons with sides of constant course as geographic data has them (RFC 7946): sides with so many places that
/// straight lines of degrees between them are as good, cut at the dateline.
/// </summary>
internal static class RhumbLines
{
    // Degrees of longitude by which a straight line may be off.
    private const double Tolerance = 0.005;
    private const int MostParts = 500;

    /// <summary>The polygon of corners, or the polygons that it is cut in, counter-clockwise.</summary>
    public static IEnumerable<Polygon> Place(IReadOnlyList<IcaoPosition> ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var places = new List<Coordinate>();
        var here = ring[0].Place.Longitude;
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Count]);
            var east = here + Math.IEEERemainder(to.Place.Longitude - here, 360);
            AddSide(places, (here, from.Place.Latitude), (east, to.Place.Latitude));
            here = east;
        }

        places.Add(places[0].Copy());
        var turned = RingPlacer.Turned(GeometryFactory.Default, GeometryFactory.Default.CreatePolygon([.. places]));
        return Enumerable.Range(0, turned.NumGeometries).Select(turned.GetGeometryN).OfType<Polygon>().Select(Wound);
    }

    private static void AddSide(
        List<Coordinate> places,
        (double East, double North) from,
        (double East, double North) to
    )
    {
        var (start, end) = (MercatorPlane.Of(from.East, from.North), MercatorPlane.Of(to.East, to.North));
        var steep = Math.Tan(Earth.Radians(Math.Min(89, Math.Max(Math.Abs(from.North), Math.Abs(to.North)))));
        var off = Math.Abs(Earth.Radians(to.North - from.North) * (to.East - from.East)) * steep / 8;
        var parts = (int)Math.Clamp(Math.Ceiling(Math.Sqrt(off / Tolerance)), 1, MostParts);
        for (var part = 0; part < parts; part++)
        {
            // Even steps of latitude, since the way turns with it.
            var north = from.North + ((to.North - from.North) * part / parts);
            var share =
                part == 0 || end.Y == start.Y ? 0 : (MercatorPlane.Of(0, north).Y - start.Y) / (end.Y - start.Y);
            places.Add(new Coordinate(from.East + ((to.East - from.East) * share), north));
        }
    }

    private static Polygon Wound(Polygon polygon) =>
        polygon.Shell.IsCCW ? polygon : GeometryFactory.Default.CreatePolygon((LinearRing)polygon.Shell.Reverse());
}
