using AshPlot.Core.Geography;
using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>A place on the sphere as a vector from its middle: free of the dateline and of poles.</summary>
internal readonly record struct UnitVector(double X, double Y, double Z)
{
    public static UnitVector Of((double Longitude, double Latitude) place)
    {
        var (sineEast, cosineEast) = Math.SinCos(Radians(place.Longitude));
        var (sineNorth, cosineNorth) = Math.SinCos(Radians(place.Latitude));
        return new UnitVector(cosineNorth * cosineEast, cosineNorth * sineEast, sineNorth);
    }

    /// <summary>Where the vector, which need not be of length one, meets the sphere.</summary>
    public (double Longitude, double Latitude) Place =>
        (Degrees(Math.Atan2(Y, X)), Degrees(Math.Atan2(Z, Math.Sqrt((X * X) + (Y * Y)))));

    public static UnitVector operator +(UnitVector one, UnitVector other) =>
        new(one.X + other.X, one.Y + other.Y, one.Z + other.Z);

    public static UnitVector operator -(UnitVector one, UnitVector other) =>
        new(one.X - other.X, one.Y - other.Y, one.Z - other.Z);

    public double Dot(UnitVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public UnitVector Cross(UnitVector other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));
}

/// <summary>
/// Area of a quadrilateral of great circles on the Earth's sphere, as two triangles (solid angle of a triangle: van
/// Oosterom and Strackee, IEEE Trans. Biomed. Eng. 30, 1983, equation 8).
/// </summary>
internal static class SphericalArea
{
    /// <summary>Square metres; 0 where a corner has no place.</summary>
    /// <param name="corners">Four corners in turn, degrees east and north.</param>
    public static double Of(ReadOnlySpan<(double Longitude, double Latitude)> corners)
    {
        var (a, b, c, d) = (
            UnitVector.Of(corners[0]),
            UnitVector.Of(corners[1]),
            UnitVector.Of(corners[2]),
            UnitVector.Of(corners[3])
        );
        var angle = Math.Abs(Triangle(a, b, c) + Triangle(a, c, d));
        return double.IsFinite(angle) ? angle * Earth.Radius * Earth.Radius : 0;
    }

    private static double Triangle(UnitVector a, UnitVector b, UnitVector c) =>
        2 * Math.Atan2(a.Dot(b.Cross(c)), 1 + a.Dot(b) + b.Dot(c) + c.Dot(a));
}
