using static AshPlot.Core.Geography.Earth;

namespace AshPlot.Core.Geography;

/// <summary>
/// Mercator's projection of the sphere, true along the equator (Snyder, Map Projections: A Working Manual, 1987,
/// equations 7-1, 7-2, 7-4 and 7-5).
/// </summary>
/// <param name="centralLongitude">Longitude of x = 0, degrees east.</param>
internal sealed class Mercator(double centralLongitude) : IMapProjection
{
    /// <summary>What the option calls it.</summary>
    public const string OptionName = "mercator";

    // The poles lie infinitely far away; a map ends where its scale is twelve times that of the equator.
    private const double LastLatitude = 85;

    /// <inheritdoc/>
    public string Name => OptionName;

    /// <inheritdoc/>
    public ProjectionParameters Parameters { get; } =
        new()
        {
            Units = "metres",
            CentralLongitude = centralLongitude,
            LatitudeOfOrigin = 0,
            StandardParallel1 = 0,
            EarthRadius = Radius,
        };

    /// <inheritdoc/>
    public bool IsRectilinear => true;

    /// <inheritdoc/>
    public GeoExtent Domain { get; } = GeoExtent.Around(centralLongitude, -89, 89);

    /// <summary>The projection of a map of a box: its middle is the middle of the map.</summary>
    public static Mercator For(GeoExtent extent, double? centralLongitude)
    {
        ArgumentNullException.ThrowIfNull(extent);
        return new Mercator(extent.TurnedTowards(centralLongitude ?? 0).CentralLongitude);
    }

    /// <inheritdoc/>
    public GeoExtent Fit(GeoExtent extent)
    {
        ArgumentNullException.ThrowIfNull(extent);
        return extent.Between(-LastLatitude, LastLatitude);
    }

    /// <inheritdoc/>
    public (double X, double Y) Forward(double longitude, double latitude) =>
        (
            Radius * Radians(Math.IEEERemainder(longitude - centralLongitude, 360)),
            Radius * Math.Log(Math.Tan((Math.PI / 4) + (Radians(latitude) / 2)))
        );

    /// <inheritdoc/>
    public (double Longitude, double Latitude) Inverse(double x, double y) =>
        (centralLongitude + Degrees(x / Radius), Degrees(Math.Atan(Math.Sinh(y / Radius))));
}
