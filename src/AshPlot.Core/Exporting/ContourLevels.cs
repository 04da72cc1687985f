using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Exporting;

/// <summary>Lower boundaries of the classes whose polygons are exported: sets in common use, by what a quantity measures.</summary>
internal static class ContourLevels
{
    private static readonly double[] MilligramsPerVolume = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];
    private static readonly double[] GramsPerArea = [0.2, 1, 2, 5, 10, 30, 100, 300, 1000];
    private static readonly double[] Thickness = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300];

    /// <summary>The boundaries for a quantity, in its own units, ascending. The class of the last one has no upper boundary.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="summary">Range of its values, for what measures something else: a tenth, two tenths, ... of the largest.</param>
    public static ImmutableArray<double> For(QuantityDescription quantity, SliceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(summary);
        if (MassUnit.Find(quantity.Units) is { } unit)
        {
            var (levels, of) = unit.Per == "m3" ? (MilligramsPerVolume, MassUnit.Find("mg/m3")!) : (GramsPerArea, MassUnit.Find("g/m2")!);
            // By division, since 0.3 * 0.001 is not the number nearest to 0.0003.
            var factor = unit.FactorTo(of)!.Value;
            return [.. levels.Select(level => level / factor)];
        }

        var perMetre = quantity.Units switch { "mm" => 1, "cm" => 10, "m" => 1000.0, _ => 0 };
        if (perMetre > 0 && quantity.Name.EndsWith(QuantityKind.DepositThickness.Slug, StringComparison.Ordinal))
            return [.. Thickness.Select(level => level / perMetre)];
        return summary.Max is { } largest and > 0 ? [.. Enumerable.Range(1, 9).Select(tenth => largest * tenth / 10)] : [];
    }
}
