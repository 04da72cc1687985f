namespace AshPlot.Core.Sample;

/// <summary>A layer of air over which the sample's concentrations are averaged.</summary>
/// <param name="Lower">Lower bound, m above sea level.</param>
/// <param name="Upper">Upper bound, m above sea level.</param>
internal readonly record struct SampleLayer(double Lower, double Upper)
{
    /// <summary>
    /// A flight level in m, at 100 ft each. In the sample's atmosphere pressure altitude is height above sea level, which
    /// in real air it is not.
    /// </summary>
    private const double MetresPerFlightLevel = 30.48;

    /// <summary>Bounds of the flight level bands that NAME writes, which fill the air that the ash is in without gaps.</summary>
    public static IReadOnlyList<(int Lower, int Upper)> FlightLevels { get; } = [(0, 200), (200, 350), (350, 550)];

    /// <summary>Centres of the layers above sea level, in m.</summary>
    public static IReadOnlyList<int> Altitudes { get; } = [1000, 4000, 8000];

    /// <summary>The layer between two flight levels.</summary>
    public static SampleLayer BetweenFlightLevels(int lower, int upper) =>
        new(lower * MetresPerFlightLevel, upper * MetresPerFlightLevel);

    /// <summary>The layer of 1000 m around an altitude.</summary>
    public static SampleLayer AroundAltitude(int centre) => new(centre - 500, centre + 500);
}
