using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Geography;

/// <summary>
/// Polar stereographic projection of the sphere, true along 60 degrees, with a pole at x = y = 0 (Snyder, Map
/// Projections: A Working Manual, 1987, equations 21-5 to 21-12, 20-14, 20-16 to 20-18).
/// </summary>
/// <param name="centralLongitude">Longitude of the meridian that runs straight down from the north pole, or up from the
/// south pole.</param>
/// <param name="isNorth">About which pole.</param>
internal sealed class PolarStereographic(double centralLongitude, bool isNorth) : IMapProjection
{
    /// <summary>What the option calls it.</summary>
    public const string OptionName = "polar-stereographic";

    // The parallel of which polar weather charts are true.
    private const double TrueLatitude = 60;
    private const double EndOfDomain = 80;

    // Wider boxes are discs, which end at the equator; a narrow one may reach far into the other hemisphere.
    private const double WidthOfDisc = 180;
    private const double LastLatitude = 60;

    private static readonly double Diameter = Radius * (1 + Math.Sin(Radians(TrueLatitude)));

    private readonly double sign = isNorth ? 1 : -1;

    /// <inheritdoc/>
    public string Name => OptionName;

    /// <inheritdoc/>
    public ProjectionParameters Parameters =>
        new()
        {
            Units = "metres",
            CentralLongitude = centralLongitude,
            LatitudeOfOrigin = sign * 90,
            StandardParallel1 = sign * TrueLatitude,
            EarthRadius = Radius,
        };

    /// <inheritdoc/>
    public bool IsRectilinear => false;

    /// <inheritdoc/>
    public GeoExtent Domain { get; } =
        isNorth
            ? GeoExtent.Around(centralLongitude, -EndOfDomain, 90)
            : GeoExtent.Around(centralLongitude, -90, EndOfDomain);

    /// <summary>
    /// The projection of a map of a box: about the nearer pole, the meridian of its middle upright, or that of
    /// Greenwich on a disc.
    /// </summary>
    public static PolarStereographic For(GeoExtent extent, double? centralLongitude)
    {
        ArgumentNullException.ThrowIfNull(extent);
        var middle = extent.Width < 360 ? extent.CentralLongitude : 0;
        return new PolarStereographic(centralLongitude ?? middle, extent.CentralLatitude >= 0);
    }

    /// <inheritdoc/>
    public GeoExtent Fit(GeoExtent extent)
    {
        ArgumentNullException.ThrowIfNull(extent);
        var beyond = extent.Width >= WidthOfDisc ? 0 : LastLatitude;
        return isNorth ? extent.Between(-beyond, 90) : extent.Between(-90, beyond);
    }

    /// <inheritdoc/>
    public (double X, double Y) Forward(double longitude, double latitude)
    {
        var radius = Diameter * Math.Tan((Math.PI / 4) - (sign * Radians(latitude) / 2));
        var (sine, cosine) = Math.SinCos(Radians(longitude - centralLongitude));
        return (radius * sine, -sign * radius * cosine);
    }

    /// <inheritdoc/>
    public (double Longitude, double Latitude) Inverse(double x, double y)
    {
        var radius = Math.Sqrt((x * x) + (y * y));
        var latitude = sign * (90 - Degrees(2 * Math.Atan(radius / Diameter)));
        return sign * latitude >= -EndOfDomain
            ? (centralLongitude + Degrees(Math.Atan2(x, -sign * y)), latitude)
            : (double.NaN, double.NaN);
    }
}
