using AshPlot.Core.Units;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Puts ranges of values into words, in the units of the maps, or where those are not known in those in which the
/// largest reads best. One for all maps of a quantity, since nearly all of them have the same.
/// </summary>
/// <param name="units">Units of the values.</param>
/// <param name="display">The units in which maps print them; null where those are not known.</param>
internal sealed class RangeText(string units, ManifestDisplay? display = null)
{
    private readonly MassUnit? own = display is null ? MassUnit.Find(units) : null;
    private MassUnit? shown;
    private double factor = display?.Factor ?? 1;
    private string words = display?.Units ?? UnitText.ForPeople(units);

    /// <summary>That of a quantity.</summary>
    public static RangeText Of(ManifestQuantity quantity) => new(quantity.Units, quantity.Display);

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
