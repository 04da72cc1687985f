using System.Collections.Immutable;

namespace AshPlot.Core.Units;

/// <summary>A unit of mass per volume or per area, and its size.</summary>
/// <param name="Symbol">The unit as it is written, e.g. <c>mg/m3</c>.</param>
/// <param name="Per">What the mass is divided by: <c>m3</c> or <c>m2</c>.</param>
/// <param name="Grams">Grams per that volume or area in one of this unit.</param>
public sealed record MassUnit(string Symbol, string Per, double Grams)
{
    // SI prefixes; 1 T (tonne) = 1e6 g and 1 km2 = 1e6 m2, 1 km3 = 1e9 m3. "gr" is how FALL3D 7 writes gram.
    private static readonly ImmutableArray<MassUnit> Known =
    [
        new("kg/m3", "m3", 1e3), new("g/m3", "m3", 1), new("mg/m3", "m3", 1e-3), new("ug/m3", "m3", 1e-6),
        new("ng/m3", "m3", 1e-9), new("kg/km3", "m3", 1e-6),
        new("kg/m2", "m2", 1e3), new("g/m2", "m2", 1), new("mg/m2", "m2", 1e-3), new("ug/m2", "m2", 1e-6),
        new("ng/m2", "m2", 1e-9), new("T/km2", "m2", 1),
    ];

    /// <summary>The unit that a text means, whatever way it is written (<c>g m-3</c>, <c>mg/m^3</c>, <c>gr/m3</c>); null if unknown.</summary>
    public static MassUnit? Find(string? text)
    {
        if (text is null)
            return null;
        var plain = text.Trim().Replace("**", "", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal)
            .Replace("µ", "u", StringComparison.Ordinal).Replace("μ", "u", StringComparison.Ordinal);
        var symbol = plain.Contains('/', StringComparison.Ordinal)
            ? plain.Replace(" ", "", StringComparison.Ordinal)
            : plain.Replace(" m-", "/m", StringComparison.Ordinal).Replace(" km-", "/km", StringComparison.Ordinal);
        if (symbol.StartsWith("gr/", StringComparison.OrdinalIgnoreCase))
            symbol = "g" + symbol[2..];
        return Known.FirstOrDefault(unit => unit.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Factor that turns a value of this unit into one of <paramref name="other"/>; null when they measure different things.</summary>
    public double? FactorTo(MassUnit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Per == other.Per ? Grams / other.Grams : null;
    }

    /// <summary>The SI unit (ng to kg) in which a value of this unit reads best: at least 1 and under 1000 where there is one.</summary>
    public MassUnit BestFor(double value)
    {
        if (!(Math.Abs(value) > 0) || !double.IsFinite(value))
            return this;
        var grams = Math.Abs(value) * Grams;
        var smallest = this;
        // Each kind is listed from the largest to the smallest.
        foreach (var unit in Known)
        {
            if (unit.Per != Per || unit.Symbol.Contains("km", StringComparison.Ordinal))
                continue;
            // A hair under 1, for 0.0009999999 of rounding.
            if (grams / unit.Grams >= 0.999999)
                return unit;
            smallest = unit;
        }

        return smallest;
    }
}
