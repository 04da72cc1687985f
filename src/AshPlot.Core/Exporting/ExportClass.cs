using AshPlot.Core.Colours;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Exporting;

/// <summary>A class whose cells become polygons: lower &lt;= value &lt; upper.</summary>
/// <param name="Lower">Lower boundary in the quantity's units; null for all from the mask on.</param>
/// <param name="Upper">Upper boundary; null for all values from the lower one on.</param>
/// <param name="Label">Its name; null where it has none.</param>
internal sealed record ExportClass(double? Lower, double? Upper, string? Label)
{
    /// <summary>The classes that a quantity is drawn in, or without those the contours in common use.</summary>
    public static IEnumerable<ExportClass> For(QuantityPlan plan, SliceSummary summary)
    {
        // What is near zero of a difference is in no class.
        if (
            (plan.Classes ?? (plan.Description.IsDifference ? ContourSchemes.For(plan.Description) : null)) is
            { } scheme
        )
        {
            plan = plan with { Classes = scheme };
            return scheme
                .Classes.Where(one => one.Colour != FieldColours.Transparent)
                .Select(one => new ExportClass(plan.InUnits(one.Lower), plan.InUnits(one.Upper), one.Label));
        }

        if (plan.Description.IsDifference)
            return Fifths(Math.Max(Math.Abs(summary.Min ?? 0), Math.Abs(summary.Max ?? 0)));
        var levels = ContourLevels.For(plan.Description, summary);
        // Below the lowest contour lies what the map shows from the mask on.
        var weak =
            levels is [var lowest, ..] && plan.MaskBelow < lowest
                ? [new ExportClass(null, lowest, null)]
                : Array.Empty<ExportClass>();
        return weak.Concat(
            levels.Select(
                (level, index) => new ExportClass(level, index + 1 < levels.Length ? levels[index + 1] : null, null)
            )
        );
    }

    /// <summary>
    /// Differences that measure what has no contours: fifths of the largest on either side of zero, without the first.
    /// </summary>
    private static IEnumerable<ExportClass> Fifths(double largest) =>
        largest == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(1, 4)
                    .Select(fifth => new ExportClass(
                        fifth == 4 ? null : -largest * (fifth + 1) / 5,
                        -largest * fifth / 5,
                        null
                    ))
                    .Reverse(),
                .. Enumerable
                    .Range(1, 4)
                    .Select(fifth => new ExportClass(
                        largest * fifth / 5,
                        fifth == 4 ? null : largest * (fifth + 1) / 5,
                        null
                    )),
            ];
}
