namespace AshPlot.Core.Geography;

/// <summary>
/// Turns longitude and latitude into the coordinates of a map and back. A new projection is one class, and one line in
/// <see cref="MapProjections"/>. Immutable.
/// </summary>
internal interface IMapProjection
{
    /// <summary>Name in options and the manifest.</summary>
    string Name { get; }

    /// <summary>What must be known besides the name to turn coordinates of the map into places.</summary>
    ProjectionParameters Parameters { get; }

    /// <summary>
    /// True when x depends on the longitude alone and y on the latitude alone: meridians and parallels are then
    /// straight, and run across the map and up it.
    /// </summary>
    bool IsRectilinear { get; }

    /// <summary>True when x is the longitude and y the latitude, in degrees.</summary>
    bool IsInDegrees => Parameters.Units == "degrees";

    /// <summary>
    /// The places that have coordinates: 360 degrees about the central longitude, between two latitudes. Lines and
    /// areas are cut along its edges.
    /// </summary>
    GeoExtent Domain { get; }

    /// <summary>
    /// Degrees from the central longitude within which meridians are upright enough for a box to be widened that far.
    /// </summary>
    double MostTurn => 180;

    /// <summary>
    /// The part of a box that a map can show without growing out of all proportion towards an edge of the domain.
    /// </summary>
    GeoExtent Fit(GeoExtent extent);

    /// <summary>Projects a place.</summary>
    /// <param name="longitude">Degrees east; any multiple of 360 may be added.</param>
    /// <param name="latitude">Degrees north, within the domain.</param>
    /// <returns>Metres on the Earth's sphere, or degrees for plate carree.</returns>
    (double X, double Y) Forward(double longitude, double latitude);

    /// <summary>The place at projected coordinates; NaN where there is none.</summary>
    (double Longitude, double Latitude) Inverse(double x, double y);
}
