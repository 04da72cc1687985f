namespace AshPlot.Core.Geography;

/// <summary>
/// Degrees as they are: x is the longitude, within 180 of the central one, and y the latitude (equirectangular
/// projection with the equator as its true parallel; Snyder, Map Projections: A Working Manual, 1987, section 12).
/// </summary>
/// <param name="centralLongitude">Longitude in the middle of the map, degrees east.</param>
public sealed class PlateCarree(double centralLongitude = 0) : IMapProjection
{
    /// <inheritdoc/>
    public string Name => "plate-carree";

    /// <summary>Longitude in the middle of the map.</summary>
    public double CentralLongitude { get; } = centralLongitude;

    /// <inheritdoc/>
    public (double X, double Y) Forward(double longitude, double latitude) =>
        (CentralLongitude + Math.IEEERemainder(longitude - CentralLongitude, 360), latitude);

    /// <inheritdoc/>
    public (double Longitude, double Latitude) Inverse(double x, double y) => (x, Math.Abs(y) <= 90 ? y : double.NaN);
}
