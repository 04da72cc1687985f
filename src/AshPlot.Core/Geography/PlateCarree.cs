namespace AshPlot.Core.Geography;

/// <summary>
/// Degrees as they are: x is the longitude, within 180 of the central one, and y the latitude (equirectangular
/// projection with the equator as its true parallel; Snyder, Map Projections: A Working Manual, 1987, section 12).
/// </summary>
/// <param name="centralLongitude">Longitude in the middle of the map, degrees east.</param>
internal sealed class PlateCarree(double centralLongitude = 0) : IMapProjection
{
    /// <summary>What the option calls it.</summary>
    public const string OptionName = "plate-carree";

    /// <inheritdoc/>
    public string Name => OptionName;

    /// <summary>Longitude in the middle of the map.</summary>
    public double CentralLongitude { get; } = centralLongitude;

    /// <inheritdoc/>
    public ProjectionParameters Parameters { get; } = new() { Units = "degrees", CentralLongitude = centralLongitude };

    /// <inheritdoc/>
    public bool IsRectilinear => true;

    /// <inheritdoc/>
    public GeoExtent Domain { get; } = GeoExtent.Around(centralLongitude, -90, 90);

    /// <summary>The projection of a map of a box: its middle is the middle of the map.</summary>
    public static PlateCarree For(GeoExtent extent, double? centralLongitude)
    {
        ArgumentNullException.ThrowIfNull(extent);
        return new PlateCarree(extent.TurnedTowards(centralLongitude ?? 0).CentralLongitude);
    }

    /// <inheritdoc/>
    public GeoExtent Fit(GeoExtent extent) => extent;

    /// <inheritdoc/>
    public (double X, double Y) Forward(double longitude, double latitude) =>
        (CentralLongitude + Math.IEEERemainder(longitude - CentralLongitude, 360), latitude);

    /// <inheritdoc/>
    public (double Longitude, double Latitude) Inverse(double x, double y) => (x, Math.Abs(y) <= 90 ? y : double.NaN);
}
