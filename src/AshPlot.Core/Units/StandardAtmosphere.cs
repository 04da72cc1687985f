namespace AshPlot.Core.Units;

/// <summary>
/// Heights of the standard atmosphere (ICAO Doc 7488), in which a flight level is 100 ft of pressure altitude.
/// </summary>
internal static class StandardAtmosphere
{
    /// <summary>Metres of a flight level.</summary>
    public const double MetresPerFlightLevel = 30.48;

    // Doc 7488: sea level, the tropopause, and the exponent and scale height of the two layers.
    private const double SeaLevel = 1013.25,
        Tropopause = 226.3206;
    private const double TropopauseMetres = 11000,
        Depth = 44330.769,
        Exponent = 0.190263,
        ScaleHeight = 6341.62;

    /// <summary>The flight level of a pressure in hPa; of 0 and less, infinitely high.</summary>
    public static double FlightLevelOfPressure(double pressure)
    {
        if (pressure <= 0)
            return double.PositiveInfinity;
        var metres =
            pressure >= Tropopause
                ? Depth * (1 - Math.Pow(pressure / SeaLevel, Exponent))
                : TropopauseMetres + (ScaleHeight * Math.Log(Tropopause / pressure));
        return metres / MetresPerFlightLevel;
    }
}
