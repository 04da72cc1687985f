namespace AshPlot.Core.Runs;

/// <summary>Where ash was released.</summary>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Latitude">Degrees north.</param>
internal sealed record ReleaseSite(double Longitude, double Latitude);
