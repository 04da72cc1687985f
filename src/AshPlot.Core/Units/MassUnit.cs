using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace AshPlot.Core.Units;

/// <summary>A unit of mass per volume or per area, and its size.</summary>
/// <param name="Symbol">The unit as it is written, e.g. <c>mg/m3</c>.</param>
/// <param name="Per">What the mass is divided by: <c>m3</c> or <c>m2</c>.</param>
/// <param name="Grams">Grams per that volume or area in one of this unit.</param>
internal sealed record MassUnit(string Symbol, string Per, double Grams)
{
    private const int MostRemembered = 256;

    // What a value is shown in; each kind from the largest to the smallest.
    private static readonly ImmutableArray<MassUnit> Shown =
    [
        new("kg/m3", "m3", 1e3),
        new("g/m3", "m3", 1),
        new("mg/m3", "m3", 1e-3),
        new("ug/m3", "m3", 1e-6),
        new("ng/m3", "m3", 1e-9),
        new("kg/m2", "m2", 1e3),
        new("g/m2", "m2", 1),
        new("mg/m2", "m2", 1e-3),
        new("ug/m2", "m2", 1e-6),
        new("ng/m2", "m2", 1e-9),
    ];

    // Asked for at every map, with the few units of a run.
    private static readonly ConcurrentDictionary<string, MassUnit?> Remembered = new(StringComparer.Ordinal);

    /// <summary>
    /// The unit that a text means, whatever way it is written (<c>g m-3</c>, <c>mg/m^3</c>, <c>gr/m3</c>); null if
    /// unknown.
    /// </summary>
    public static MassUnit? Find(string? text)
    {
        if (text is null)
            return null;
        if (Remembered.TryGetValue(text, out var known))
            return known;
        var found = Unit.Find(text) switch
        {
            { Measures: "g1 m-3" } unit => new MassUnit(unit.Symbol, "m3", unit.Size),
            { Measures: "g1 m-2" } unit => new MassUnit(unit.Symbol, "m2", unit.Size),
            _ => null,
        };
        if (Remembered.Count < MostRemembered)
            Remembered[text] = found;
        return found;
    }

    /// <summary>
    /// Factor that turns a value of this unit into one of <paramref name="other"/>; null when they measure different
    /// things.
    /// </summary>
    public double? FactorTo(MassUnit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Per == other.Per ? Grams / other.Grams : null;
    }

    /// <summary>
    /// The SI unit (ng to kg) in which a value of this unit reads best: at least 1 and under 1000 where there is one.
    /// </summary>
    public MassUnit BestFor(double value)
    {
        if (!(Math.Abs(value) > 0) || !double.IsFinite(value))
            return this;
        var grams = Math.Abs(value) * Grams;
        var smallest = this;
        foreach (var unit in Shown)
        {
            if (unit.Per != Per)
                continue;
            // A hair under 1, for 0.0009999999 of rounding.
            if (grams / unit.Grams >= 0.999999)
                return unit;
            smallest = unit;
        }

        return smallest;
    }
}
