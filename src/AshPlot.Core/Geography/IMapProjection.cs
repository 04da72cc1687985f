namespace AshPlot.Core.Geography;

/// <summary>Turns longitude and latitude into the coordinates of a map and back. A new projection is one class.</summary>
public interface IMapProjection
{
    /// <summary>Name in options and the manifest.</summary>
    string Name { get; }

    /// <summary>Projects a place.</summary>
    /// <param name="longitude">Degrees east; any multiple of 360 may be added.</param>
    /// <param name="latitude">Degrees north.</param>
    (double X, double Y) Forward(double longitude, double latitude);

    /// <summary>The place at projected coordinates; NaN where there is none.</summary>
    (double Longitude, double Latitude) Inverse(double x, double y);
}
