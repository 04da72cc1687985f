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
    public (double Longitude, double Latitude) Place => (Degrees(Math.Atan2(Y, X)), Degrees(Math.Atan2(Z, Math.Sqrt((X * X) + (Y * Y)))));

    public static UnitVector operator +(UnitVector one, UnitVector other) => new(one.X + other.X, one.Y + other.Y, one.Z + other.Z);

    public static UnitVector operator -(UnitVector one, UnitVector other) => new(one.X - other.X, one.Y - other.Y, one.Z - other.Z);

    public double Dot(UnitVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public UnitVector Cross(UnitVector other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));
}
