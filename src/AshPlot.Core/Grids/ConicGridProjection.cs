using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Grids;

/// <summary>
/// Lambert's conformal conic projection of the ellipsoid with one or two standard parallels (Snyder, Map Projections: A
/// Working Manual, 1987, equations 15-1 to 15-11).
/// </summary>
internal sealed class ConicGridProjection : IGridProjection
{
    public const string MappingName = "lambert_conformal_conic";

    private readonly GridMapping mapping;
    private readonly Ellipsoid earth;
    private readonly double cone;
    private readonly double scale;
    private readonly double originRadius;

    public ConicGridProjection(GridMapping mapping)
    {
        this.mapping = mapping;
        earth = new Ellipsoid(mapping);
        var one = Radians(mapping.StandardParallel1 ?? mapping.Latitude);
        var two = mapping.StandardParallel2 is { } second ? Radians(second) : one;
        cone =
            Math.Abs(one - two) < 1e-9
                ? Math.Sin(one)
                : Math.Log(earth.ParallelRadius(one) / earth.ParallelRadius(two))
                    / (earth.Isometric(two) - earth.Isometric(one));
        scale =
            earth.SemiMajorAxis
            * mapping.ScaleFactor
            * earth.ParallelRadius(one)
            * Math.Exp(cone * earth.Isometric(one))
            / cone;
        originRadius = RadiusAt(mapping.Latitude);
    }

    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var radius = RadiusAt(latitude);
        var (sine, cosine) = Math.SinCos(cone * Radians(Math.IEEERemainder(longitude - mapping.Longitude, 360)));
        return (mapping.FalseEasting + (radius * sine), mapping.FalseNorthing + originRadius - (radius * cosine));
    }

    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (across, down, sign) = (
            x - mapping.FalseEasting,
            originRadius - (y - mapping.FalseNorthing),
            Math.Sign(cone)
        );
        var turned = Degrees(Math.Atan2(sign * across, sign * down) / cone);
        if (Math.Abs(turned) > 180)
            return (double.NaN, double.NaN);
        var radius = sign * Math.Sqrt((across * across) + (down * down));
        var latitude = radius == 0 ? sign * 90 : Degrees(earth.Latitude(-Math.Log(radius / scale) / cone));
        return (Math.IEEERemainder(mapping.Longitude + turned, 360), latitude);
    }

    /// <summary>Distance from the tip of the cone; it has the sign of the cone.</summary>
    private double RadiusAt(double latitude) => scale * Math.Exp(-cone * earth.Isometric(Radians(latitude)));
}
