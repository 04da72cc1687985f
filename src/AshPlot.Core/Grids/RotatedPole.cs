using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>
/// Longitudes and latitudes about a displaced pole (CF conventions, appendix F, "Rotated pole"; the formulas are those
/// of the COSMO model's documentation, part I, section 3.3): the grid's own x axis of unit vectors points at the
/// meridian opposite the pole.
/// </summary>
internal sealed class RotatedPole : IGridProjection
{
    public const string MappingName = "rotated_latitude_longitude";

    private readonly double oppositeMeridian;
    private readonly double offset;
    private readonly double sine;
    private readonly double cosine;

    public RotatedPole(GridMapping mapping)
    {
        (oppositeMeridian, offset) = (mapping.Longitude + 180, mapping.NorthPoleGridLongitude);
        (sine, cosine) = Math.SinCos(Radians(mapping.Latitude));
    }

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var (x, y, z) = Vector(longitude - oppositeMeridian, latitude);
        var (turned, height) = Angles((x * sine) + (z * cosine), y, (z * sine) - (x * cosine));
        return (turned + offset, height);
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (across, along, up) = Vector(x - offset, y);
        var (longitude, latitude) = Angles((across * sine) - (up * cosine), along, (across * cosine) + (up * sine));
        return (Math.IEEERemainder(longitude + oppositeMeridian, 360), latitude);
    }

    private static (double X, double Y, double Z) Vector(double longitude, double latitude)
    {
        var (sineEast, cosineEast) = Math.SinCos(Radians(longitude));
        var (sineNorth, cosineNorth) = Math.SinCos(Radians(latitude));
        return (cosineNorth * cosineEast, cosineNorth * sineEast, sineNorth);
    }

    private static (double Longitude, double Latitude) Angles(double x, double y, double z) =>
        (Degrees(Math.Atan2(y, x)), Degrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))));
}
