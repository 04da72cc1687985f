namespace AshPlot.Core.Geography;

/// <summary>A populated place.</summary>
/// <param name="Name">Its name in Latin letters.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Population">Inhabitants, within a twentieth.</param>
/// <param name="IsCapital">True for the capital of a country.</param>
internal readonly record struct City(string Name, double Longitude, double Latitude, double Population, bool IsCapital);
