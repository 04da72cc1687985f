namespace AshPlot.Core.Geography;

/// <summary>The Earth as a sphere, as the models that compute the ash see it.</summary>
internal static class Earth
{
    /// <summary>Radius in metres: that of GRIB's shape of the Earth 6, which NAME and iris use.</summary>
    public const double Radius = 6371229;

    /// <summary>Metres of one degree of latitude.</summary>
    public const double MetresPerDegree = Radius * Math.PI / 180;

    internal static double Radians(double degrees) => degrees * (Math.PI / 180);

    internal static double Degrees(double radians) => radians * (180 / Math.PI);
}
