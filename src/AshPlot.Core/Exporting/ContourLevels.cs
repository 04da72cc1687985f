using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>
/// Lower boundaries of the classes whose polygons are exported: sets in common use, by what a quantity measures.
/// </summary>
internal static class ContourLevels
{
    /// <summary>
    /// The boundaries for a quantity, in its own units, ascending. The class of the last one has no upper boundary.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="summary">Range of its values, for what measures something else: a tenth, two tenths, ... of the
    /// largest.</param>
    public static ImmutableArray<double> For(QuantityDescription quantity, SliceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(summary);
        if (ContourSchemes.For(quantity) is { } contours)
        {
            // By way of a plan, which rounds as the manifest does.
            var plan = new QuantityPlan(quantity, 0, "", Classes: contours);
            return [.. contours.Boundaries.Select(boundary => plan.InUnits(boundary)!.Value)];
        }

        return summary.Max is { } largest and > 0
            ? [.. Enumerable.Range(1, 9).Select(tenth => largest * tenth / 10)]
            : [];
    }
}
