using AshPlot.Core.Colours;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>The units in which a map prints its numbers: those in which the largest value of the scale reads best.</summary>
/// <param name="Factor">What a value in the quantity's units is multiplied by.</param>
/// <param name="Units">The units as people read them.</param>
public sealed record DisplayScale(double Factor, string Units)
{
    /// <summary>Chooses for a scale; units other than mass per volume or area stay as they are.</summary>
    public static DisplayScale For(ColourScale scale, string units)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (MassUnit.Find(units) is not { } own)
            return new DisplayScale(1, UnitText.ForPeople(units));
        var best = own.BestFor(scale.Max);
        return new DisplayScale(own.FactorTo(best) ?? 1, UnitText.ForPeople(best.Symbol));
    }
}
