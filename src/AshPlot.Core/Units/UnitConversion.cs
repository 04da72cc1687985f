namespace AshPlot.Core.Units;

/// <summary>Factors between units of mass per volume, mass per area, length, or time.</summary>
public static class UnitConversion
{
    // Metres and hours in one of each; 1 ft = 0.3048 m exactly.
    private static readonly (string Symbol, string Measures, double Size)[] Others =
    [
        ("km", "length", 1000), ("m", "length", 1), ("cm", "length", 0.01), ("mm", "length", 0.001), ("ft", "length", 0.3048),
        ("h", "time", 1), ("hour", "time", 1), ("hours", "time", 1), ("hr", "time", 1), ("hrs", "time", 1),
        ("min", "time", 1 / 60.0), ("minutes", "time", 1 / 60.0), ("s", "time", 1 / 3600.0), ("seconds", "time", 1 / 3600.0),
        ("%", "share", 1), ("percent", "share", 1),
    ];

    /// <summary>What a value in one unit is multiplied by to be in another; null when they measure different things or are unknown.</summary>
    public static double? Factor(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Trim() == to.Trim())
            return 1;
        if (MassUnit.Find(from) is { } mass)
            return MassUnit.Find(to) is { } other ? mass.FactorTo(other) : null;
        var (one, two) = (Find(from), Find(to));
        return one.Measures is not null && one.Measures == two.Measures ? one.Size / two.Size : null;
    }

    private static (string? Symbol, string? Measures, double Size) Find(string text) =>
        Others.FirstOrDefault(unit => unit.Symbol == text.Trim());
}
