namespace AshPlot.Sample;

/// <summary>
/// The made-up weather of the sample: a north-westerly jet that turns in a wave over the North Atlantic, stronger
/// aloft, turning with height, with the wave moving east and small eddies on it.
/// </summary>
internal static class SyntheticWind
{
    private const double JetHeight = 10_500;
    private const double SurfaceSpeed = 9;
    private const double JetSpeed = 39;
    private const double StratosphereSpeed = 24;
    private const double StratosphereHeight = 15_000;

    /// <summary>Degrees of longitude from ridge to trough.</summary>
    private const double HalfWavelength = 36;

    /// <summary>Wind at a place (degrees), height (m asl) and time (s since the start).</summary>
    /// <returns>Eastward and northward components in m/s.</returns>
    public static (double Eastward, double Northward) At(double longitude, double latitude, double height, double time)
    {
        var eastward = EastwardSpeed(height);

        // Further up the ridge stands further east: low ash turns south at once, high ash runs east first.
        var kilometres = Math.Clamp(height, 0, StratosphereHeight) / 1000;
        var ridge = -34 + (1.15 * kilometres) + (1.6 * PortableMath.Sine(time / 7000));
        var steepness = -0.95 * PortableMath.Sine(Math.PI * (longitude - ridge) / HalfWavelength);

        var phase = PortableMath.Radians((longitude * 38) + (latitude * 26)) - (time / 6200) + (kilometres * 0.35);
        var across = PortableMath.Radians((latitude * 55) - (longitude * 17)) + (time / 8400) - (kilometres * 0.2);
        var eddy = 0.14 * eastward;
        return (
            eastward + (eddy * PortableMath.Sine(across)),
            (eastward * steepness) + (eddy * PortableMath.Sine(phase))
        );
    }

    private static double EastwardSpeed(double height) =>
        height switch
        {
            <= 0 => SurfaceSpeed,
            < JetHeight => SurfaceSpeed + ((JetSpeed - SurfaceSpeed) * height / JetHeight),
            < StratosphereHeight => JetSpeed
                + ((StratosphereSpeed - JetSpeed) * (height - JetHeight) / (StratosphereHeight - JetHeight)),
            _ => StratosphereSpeed,
        };
}
