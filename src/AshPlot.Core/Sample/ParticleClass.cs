namespace AshPlot.Core.Sample;

/// <summary>Ash particles that fall alike.</summary>
/// <param name="MassShare">Share of the released mass, 0 to 1.</param>
/// <param name="FallSpeed">Terminal velocity in m/s, taken as the same at every height.</param>
internal readonly record struct ParticleClass(double MassShare, double FallSpeed)
{
    /// <summary>From fine ash that stays up for days to grains that come down within the hour.</summary>
    public static IReadOnlyList<ParticleClass> All { get; } =
    [
        new(0.25, 0.005),
        new(0.30, 0.03),
        new(0.20, 0.15),
        new(0.12, 0.5),
        new(0.08, 1.2),
        new(0.05, 3.0),
    ];
}
