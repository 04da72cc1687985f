namespace AshPlot.Sample;

/// <summary>A puff of ash of one particle class, carried as a whole.</summary>
/// <param name="Longitude">Centre, degrees east.</param>
/// <param name="Latitude">Centre, degrees north.</param>
/// <param name="Height">Centre, m above sea level; below 0 once most of it has come down.</param>
/// <param name="Age">Seconds since its release.</param>
/// <param name="Mass">Released mass in g, of which <paramref name="DepositedShare"/> lies on the ground.</param>
/// <param name="FallSpeed">Terminal velocity in m/s.</param>
/// <param name="DepositedShare">Share of the mass that has been deposited, 0 to 1.</param>
internal readonly record struct Puff(
    double Longitude,
    double Latitude,
    double Height,
    double Age,
    double Mass,
    double FallSpeed,
    double DepositedShare
)
{
    private const double FirstHorizontalHalfWidth = 20_000;
    private const double FirstVerticalHalfWidth = 400;

    // Eddy diffusivities in m2/s; the vertical one is that of a quiet free troposphere.
    private const double HorizontalDiffusivity = 7_000;
    private const double VerticalDiffusivity = 1.5;

    /// <summary>Half width in m: diffusion widens a puff with the square root of time.</summary>
    public double HorizontalHalfWidth => Widen(FirstHorizontalHalfWidth, HorizontalDiffusivity);

    /// <summary>Vertical half width in m.</summary>
    public double VerticalHalfWidth => Widen(FirstVerticalHalfWidth, VerticalDiffusivity);

    private double Widen(double first, double diffusivity) =>
        Math.Sqrt(
            (first * first)
                + (CompactKernel.HalfWidthPerDeviation * CompactKernel.HalfWidthPerDeviation * 2 * diffusivity * Age)
        );
}
