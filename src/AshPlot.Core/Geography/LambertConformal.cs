using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Geography;

/// <summary>
/// Lambert's conformal conic projection of the sphere with two standard parallels (Snyder, Map Projections: A Working
/// Manual, 1987, equations 15-1 to 15-5 and, for the way back, 14-10, 14-11, 14-9 and 15-5).
/// </summary>
internal sealed class LambertConformal : IMapProjection
{
    /// <summary>What the option calls it.</summary>
    public const string OptionName = "lambert";

    // A cone that opens to the north is shown to this latitude of the other hemisphere; to the south, to its mirror
    // image.
    private const double LastLatitude = 60;
    private const double EndOfDomain = 80;

    // With its parallels nearer to a mirror image of each other, the cone becomes a cylinder and the formulas divide by
    // zero.
    private const double LeastMiddle = 2;

    private readonly double centralLongitude;
    private readonly double latitudeOfOrigin;
    private readonly double firstParallel;
    private readonly double secondParallel;
    private readonly double cone;
    private readonly double scale;
    private readonly double originRadius;

    /// <summary>Prepares the projection.</summary>
    /// <param name="centralLongitude">Longitude of the meridian that runs straight up, degrees east.</param>
    /// <param name="latitudeOfOrigin">Latitude of y = 0 on it, degrees north.</param>
    /// <param name="firstParallel">First standard parallel, degrees north.</param>
    /// <param name="secondParallel">Second standard parallel; may be the first.</param>
    /// <exception cref="ArgumentException">The parallels are no cone: one mirrors the other, or is a pole.</exception>
    public LambertConformal(
        double centralLongitude,
        double latitudeOfOrigin,
        double firstParallel,
        double secondParallel
    )
    {
        if (
            Math.Abs(firstParallel + secondParallel) < 1e-6
            || !(Math.Abs(firstParallel) < 90 && Math.Abs(secondParallel) < 90)
        )
            throw new ArgumentException("Such parallels make no cone.", nameof(secondParallel));
        this.centralLongitude = centralLongitude;
        this.latitudeOfOrigin = latitudeOfOrigin;
        this.firstParallel = firstParallel;
        this.secondParallel = secondParallel;
        var (one, two) = (Radians(firstParallel), Radians(secondParallel));
        cone =
            firstParallel == secondParallel
                ? Math.Sin(one)
                : Math.Log(Math.Cos(one) / Math.Cos(two)) / Math.Log(HalfTangent(two) / HalfTangent(one));
        scale = Radius * Math.Cos(one) * Math.Pow(HalfTangent(one), cone) / cone;
        originRadius = RadiusAt(latitudeOfOrigin);
        Domain =
            cone > 0
                ? GeoExtent.Around(centralLongitude, -EndOfDomain, 90)
                : GeoExtent.Around(centralLongitude, -90, EndOfDomain);
    }

    /// <inheritdoc/>
    public string Name => OptionName;

    /// <inheritdoc/>
    public ProjectionParameters Parameters =>
        new()
        {
            Units = "metres",
            CentralLongitude = centralLongitude,
            LatitudeOfOrigin = latitudeOfOrigin,
            StandardParallel1 = firstParallel,
            StandardParallel2 = secondParallel,
            EarthRadius = Radius,
        };

    /// <inheritdoc/>
    public bool IsRectilinear => false;

    /// <inheritdoc/>
    public GeoExtent Domain { get; }

    /// <summary>
    /// The projection of a map of a box: standard parallels a sixth of its height from its edges (Kavraisky's rule,
    /// Snyder section 15), the meridian of its middle upright unless another is asked for.
    /// </summary>
    public static LambertConformal For(GeoExtent extent, double? centralLongitude)
    {
        ArgumentNullException.ThrowIfNull(extent);
        var shown = Fit(extent, isNorth: extent.CentralLatitude >= 0);
        var middle = Math.Clamp(shown.CentralLatitude, -85, 85);
        // Near the equator the parallels move a little polewards; a map of the tropics is then all but Mercator's.
        if (Math.Abs(middle) < LeastMiddle)
            middle = extent.CentralLatitude < 0 ? -LeastMiddle : LeastMiddle;
        var apart = Math.Min(shown.Height / 3, 88 - Math.Abs(middle));
        return new LambertConformal(
            centralLongitude ?? extent.CentralLongitude,
            middle,
            middle - apart,
            middle + apart
        );
    }

    /// <inheritdoc/>
    public double MostTurn => 100;

    /// <inheritdoc/>
    public GeoExtent Fit(GeoExtent extent) => Fit(extent, isNorth: cone > 0);

    /// <inheritdoc/>
    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var radius = RadiusAt(latitude);
        var (sine, cosine) = Math.SinCos(cone * Radians(Math.IEEERemainder(longitude - centralLongitude, 360)));
        return (radius * sine, originRadius - (radius * cosine));
    }

    /// <inheritdoc/>
    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var (sign, down) = (Math.Sign(cone), originRadius - y);
        var radius = sign * Math.Sqrt((x * x) + (down * down));
        var turned = Degrees(Math.Atan2(sign * x, sign * down) / cone);
        if (Math.Abs(turned) > 180)
            return (double.NaN, double.NaN);
        var latitude =
            radius == 0 ? sign * 90 : Degrees((2 * Math.Atan(Math.Pow(scale / radius, 1 / cone))) - (Math.PI / 2));
        return latitude >= Domain.South && latitude <= Domain.North
            ? (centralLongitude + turned, latitude)
            : (double.NaN, double.NaN);
    }

    private static GeoExtent Fit(GeoExtent extent, bool isNorth) =>
        isNorth ? extent.Between(-LastLatitude, 90) : extent.Between(-90, LastLatitude);

    private static double HalfTangent(double radians) => Math.Tan((Math.PI / 4) + (radians / 2));

    /// <summary>Distance from the tip of the cone; it has the sign of the cone.</summary>
    private double RadiusAt(double latitude)
    {
        // At the pole of the tip the tangent is infinite or 0 up to rounding, and the power of it with it.
        if (latitude * Math.Sign(cone) >= 90)
            return 0;
        return scale / Math.Pow(HalfTangent(Radians(latitude)), cone);
    }
}
