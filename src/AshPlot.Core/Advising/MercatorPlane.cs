using AshPlot.Core.Geography;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Advising;

/// <summary>
/// The plane in which lines of constant course are straight, as the lines between positions of aviation messages are
/// (ICAO Annex 3, table A6-1A, note on straight lines). In degrees of longitude, which may go on past 180. It ends a
/// hundredth of a degree before the poles.
/// </summary>
internal static class MercatorPlane
{
    /// <summary>The largest number northward.</summary>
    public static readonly double Edge = Northward(90);

    private const double HighestLatitude = 89.99;

    /// <summary>The place of the plane for a longitude and a latitude in degrees.</summary>
    public static Coordinate Of(double longitude, double latitude) => new(longitude, Northward(latitude));

    /// <summary>The latitude in degrees of a number northward; the pole at the edge.</summary>
    public static double Latitude(double northward) =>
        Math.Abs(northward) >= Edge - 1e-9
            ? Math.CopySign(90, northward)
            : Earth.Degrees(Math.Atan(Math.Sinh(Earth.Radians(northward))));

    /// <summary>Square metres of an area of the plane.</summary>
    public static double AreaOf(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var area = 0.0;
        for (var index = 0; index < geometry.NumGeometries; index++)
        {
            if (geometry.GetGeometryN(index) is not Polygon polygon)
                continue;
            area += Math.Abs(Within(polygon.ExteriorRing));
            foreach (var hole in polygon.InteriorRings)
                area -= Math.Abs(Within(hole));
        }

        return area;
    }

    /// <summary>Another geometry, each of its places put elsewhere.</summary>
    public static Geometry Mapped(Geometry geometry, Func<Coordinate, Coordinate> place)
    {
        var mapped = geometry.Copy();
        mapped.Apply(new EachPlace(place));
        mapped.GeometryChanged();
        return mapped;
    }

    private static double Northward(double latitude) =>
        Earth.Degrees(Math.Asinh(Math.Tan(Earth.Radians(Math.Clamp(latitude, -HighestLatitude, HighestLatitude)))));

    /// <summary>
    /// The sum over the sides of the integral of sin(latitude) d(longitude), by which a ring on the sphere has its
    /// area. Along a line of constant course sin(latitude) is tanh(n) and longitude grows evenly with n, of which the
    /// integral is ln cosh(n).
    /// </summary>
    private static double Within(LineString ring)
    {
        var sum = 0.0;
        for (var index = 1; index < ring.NumPoints; index++)
        {
            var (from, to) = (ring.GetCoordinateN(index - 1), ring.GetCoordinateN(index));
            var (south, north) = (Earth.Radians(from.Y), Earth.Radians(to.Y));
            var mean =
                Math.Abs(north - south) < 1e-7
                    ? Math.Tanh((south + north) / 2)
                    : (LogCosh(north) - LogCosh(south)) / (north - south);
            sum += Earth.Radians(to.X - from.X) * mean;
        }

        return sum * Earth.Radius * Earth.Radius;
    }

    private static double LogCosh(double value) => Math.Abs(value) + double.LogP1(Math.Exp(-2 * Math.Abs(value)));

    private sealed class EachPlace(Func<Coordinate, Coordinate> place) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int index)
        {
            var placed = place(sequence.GetCoordinate(index));
            sequence.SetX(index, placed.X);
            sequence.SetY(index, placed.Y);
        }
    }
}
