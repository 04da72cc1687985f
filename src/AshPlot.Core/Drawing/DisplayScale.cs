using AshPlot.Core.Colours;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The units in which a map prints its numbers: those in which the largest value of the scale reads best.
/// </summary>
/// <param name="Factor">What a value in the quantity's units is multiplied by.</param>
/// <param name="Units">The units as people read them.</param>
internal sealed record DisplayScale(double Factor, string Units)
{
    private const int LongestUnits = 24;

    /// <summary>Chooses for a scale; units other than mass per volume or area stay as they are.</summary>
    public static DisplayScale For(ColourScale scale, string units)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (MassUnit.Find(units) is not { } own)
            return Plain(units);
        var best = own.BestFor(scale.Max);
        return new DisplayScale(own.FactorTo(best) ?? 1, UnitText.ForPeople(best.Symbol));
    }

    /// <summary>The quantity's own units.</summary>
    public static DisplayScale Plain(string units) =>
        new(1, UnitText.ForPeople(DrawnText.Cut(DrawnText.Clean(units), LongestUnits)));

    /// <summary>
    /// A value as text in these units, or, where that has a power of ten, in those in which it reads best.
    /// </summary>
    /// <param name="value">The value, in the quantity's units.</param>
    /// <param name="units">The quantity's units.</param>
    public (string Number, string Units) Of(double value, string units)
    {
        var shown = value * Factor;
        if (NumberText.IsPlain(shown) || MassUnit.Find(units) is not { } own)
            return (NumberText.Of(shown), Units);
        var best = own.BestFor(value);
        return (NumberText.Of(value * (own.FactorTo(best) ?? 1)), UnitText.ForPeople(best.Symbol));
    }
}
