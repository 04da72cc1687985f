using System.Globalization;

namespace AshPlot.Sample;

/// <summary>The made-up eruption column over Katla in southern Iceland: it pulses in strength and height.</summary>
internal static class SyntheticSource
{
    /// <summary>Degrees east.</summary>
    public const double Longitude = -19.05;

    /// <summary>Degrees north.</summary>
    public const double Latitude = 63.63;

    /// <summary>Height of the vent, m above sea level.</summary>
    public const double Base = 1_512;

    /// <summary>The highest that the column ever gets, m above sea level.</summary>
    public const double HighestTop = 13_000;

    /// <summary>Mean release of ash over the whole hours of the run, g/s.</summary>
    public const double MeanRate = 1e8;

    /// <summary>Its place as NAME writes it, longitude first.</summary>
    public static string LocationText { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{-Longitude:0.0000}W   {Latitude:0.0000}N");

    /// <summary>The height of its column as NAME writes it.</summary>
    public static string HeightText { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Base:0.000} to {HighestTop:0.000}m asl");

    private const int Slots = 16;
    private const double ShareInUmbrella = 0.65;

    /// <summary>The puffs that a stretch of time releases, unmoved and of age 0.</summary>
    /// <param name="time">Middle of the stretch, s since the start.</param>
    /// <param name="seconds">Its length.</param>
    public static IEnumerable<Puff> Release(double time, double seconds)
    {
        var hours = time / 3600;

        // Whole numbers of pulses per 3 hours: each period releases the mean rate.
        var rate =
            MeanRate
            * (
                1
                + (0.35 * PortableMath.Sine(2 * Math.PI * hours / 3))
                + (0.2 * PortableMath.Sine(2 * Math.PI * hours / 1.5))
            );
        var top = HighestTop - 1_600 + (1_600 * PortableMath.Sine((2 * Math.PI * hours / 5.3) + 0.8));
        var slot = (top - Base) / Slots;
        for (var index = 0; index < Slots; index++)
        {
            // Most of the ash leaves the column where it spreads, in its upper third; the rest leaks out on the way.
            var share =
                ((1 - ShareInUmbrella) / Slots)
                + (ShareInUmbrella * CompactKernel.ShareBetween(index, index + 1, 0.84 * Slots, 0.16 * Slots));
            var height = Base + ((index + 0.5) * slot);
            foreach (var particles in ParticleClass.All)
            {
                yield return new Puff(
                    Longitude,
                    Latitude,
                    height,
                    0,
                    rate * seconds * share * particles.MassShare,
                    particles.FallSpeed,
                    0
                );
            }
        }
    }
}

/// <summary>Ash particles that fall alike.</summary>
/// <param name="MassShare">Share of the released mass, 0 to 1.</param>
/// <param name="FallSpeed">Terminal velocity in m/s, taken as the same at every height.</param>
internal readonly record struct ParticleClass(double MassShare, double FallSpeed)
{
    /// <summary>From fine ash that stays up for days to grains that come down within the hour.</summary>
    public static IReadOnlyList<ParticleClass> All { get; } =
    [new(0.25, 0.005), new(0.30, 0.03), new(0.20, 0.15), new(0.12, 0.5), new(0.08, 1.2), new(0.05, 3.0)];
}
