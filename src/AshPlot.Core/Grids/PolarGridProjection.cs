using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>
/// Polar stereographic projection of the ellipsoid, true along a parallel or with a scale factor at the pole (Snyder,
/// Map Projections: A Working Manual, 1987, equations 21-30 to 21-40).
/// </summary>
internal sealed class PolarGridProjection : IGridProjection
{
    public const string MappingName = "polar_stereographic";

    private readonly GridMapping mapping;
    private readonly Ellipsoid earth;
    private readonly int sign;
    private readonly double scale;

    public PolarGridProjection(GridMapping mapping)
    {
        this.mapping = mapping;
        earth = new Ellipsoid(mapping);
        sign = mapping.Latitude < 0 ? -1 : 1;
        scale =
            earth.SemiMajorAxis
            * mapping.ScaleFactor
            * (
                mapping.StandardParallel1 is { } parallel && Math.Abs(parallel) < 90
                    ? earth.ParallelRadius(Radians(parallel)) * Math.Exp(earth.Isometric(Radians(Math.Abs(parallel))))
                    : PoleScale(earth.Eccentricity)
            );
    }

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var radius = scale * Math.Exp(-earth.Isometric(sign * Radians(latitude)));
        var (sine, cosine) = Math.SinCos(Radians(longitude - mapping.Longitude));
        return (mapping.FalseEasting + (radius * sine), mapping.FalseNorthing - (sign * radius * cosine));
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (across, up) = (x - mapping.FalseEasting, y - mapping.FalseNorthing);
        var radius = Math.Sqrt((across * across) + (up * up));
        var latitude = radius == 0 ? 90 : Degrees(earth.Latitude(-Math.Log(radius / scale)));
        return (Math.IEEERemainder(mapping.Longitude + Degrees(Math.Atan2(across, -sign * up)), 360), sign * latitude);
    }

    /// <summary>Scale at the pole of a projection that is true there (equation 21-33); 2 on the sphere.</summary>
    private static double PoleScale(double eccentricity) =>
        2 / Math.Sqrt(Math.Pow(1 + eccentricity, 1 + eccentricity) * Math.Pow(1 - eccentricity, 1 - eccentricity));
}
