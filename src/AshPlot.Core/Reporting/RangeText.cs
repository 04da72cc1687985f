using AshPlot.Core.Units;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Puts ranges of values into words, as on maps in the units in which the largest reads best. One for all maps of a quantity,
/// since nearly all of them have the same.
/// </summary>
/// <param name="units">Units of the values.</param>
internal sealed class RangeText(string units)
{
    private readonly MassUnit? own = MassUnit.Find(units);
    private MassUnit? shown;
    private double factor = 1;
    private string words = UnitText.ForPeople(units);

    /// <summary>Smallest and largest value with units; null where there are none.</summary>
    public string? Of(double? min, double? max)
    {
        if (min is not { } low || max is not { } high || !double.IsFinite(low) || !double.IsFinite(high))
            return null;
        if (own?.BestFor(high) is { } best && best != shown)
            (shown, factor, words) = (best, own.FactorTo(best) ?? 1, UnitText.ForPeople(best.Symbol));
        return low == high
            ? UnitText.Amount(PageText.Number(low * factor), words)
            : UnitText.Range(PageText.Number(low * factor), PageText.Number(high * factor), words);
    }
}
