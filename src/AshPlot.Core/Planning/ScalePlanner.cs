using AshPlot.Core.Colours;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Finds the colour scale of a quantity or a slice.</summary>
internal static class ScalePlanner
{
    private const double Certain = 100;

    // Of a logarithmic scale whose lower end nobody gave.
    private const int MostDecades = 5;

    /// <summary>True when the values of all slices must be known before the first map is drawn.</summary>
    public static bool NeedsAllValues(QuantityPlan plan, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (plan.Classes is not null)
            return false;
        var quantity = plan.Description;
        options = options.For(quantity);
        var minIsKnown = options.ScaleKind == ScaleKind.Linear || options.Min?.In(quantity.Units) is not null;
        if (quantity.IsDifference)
            return options.Scale == ScaleChoice.Shared && EndOfDifference(quantity, options) is null;
        return options.Scale == ScaleChoice.Shared
            && !(minIsKnown && (options.Max?.In(quantity.Units) is not null || IsPercent(quantity)));
    }

    /// <summary>The whole of a share is 100, whatever its classes.</summary>
    private static double Highest(QuantityPlan plan, ClassScheme classes) =>
        IsPercent(plan.Description) ? Certain : plan.InUnits(classes.Boundaries.Last())!.Value;

    /// <summary>Probabilities of several thresholds are compared with each other: they go to 100 %.</summary>
    private static bool IsPercent(QuantityDescription quantity) =>
        quantity.Units == "%"
        && (
            quantity.Name.EndsWith(QuantityKind.Probability.Slug, StringComparison.Ordinal)
            || quantity.Name == QuantityKind.Exceedance.Slug
        );

    /// <summary>
    /// The end of the scale of a difference that was given: on either side of zero there is as much of it.
    /// </summary>
    private static double? EndOfDifference(QuantityDescription quantity, MapOptions options) =>
        (options.Min?.In(quantity.Units), options.Max?.In(quantity.Units)) switch
        {
            (null, null) => null,
            var (min, max) => Math.Max(Math.Abs(min ?? 0), Math.Abs(max ?? 0)),
        };

    /// <summary>
    /// The smallest value, but no more decades below the largest than a reader can tell apart by colour.
    /// </summary>
    private static double? LowestOfLog(SliceSummary summary, double? highest) =>
        summary.SmallestDrawn is { } smallest && highest is { } most
            ? Math.Max(smallest, most / Math.Pow(10, MostDecades))
            : summary.SmallestDrawn;

    /// <summary>
    /// The scale for values with this summary: from 0, or the smallest drawn value (log), to the largest; for classes,
    /// from their lowest to their highest boundary.
    /// </summary>
    public static ColourScale Scale(QuantityPlan plan, MapOptions options, SliceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(summary);
        if (plan.Classes is { } classes)
        {
            return new ColourScale(
                plan.InUnits(classes.Boundaries.First())!.Value,
                Highest(plan, classes),
                ScaleKind.Linear
            );
        }

        var quantity = plan.Description;
        options = options.For(quantity);
        var highest = IsPercent(quantity) ? Certain : summary.Max;
        if (quantity.IsDifference)
        {
            // White is zero.
            var most = EndOfDifference(quantity, options)
                ?? Math.Max(Math.Abs(summary.Max ?? 0), Math.Abs(summary.Min ?? 0));
            return most > 0 ? ColourScale.Of(-most, most, ScaleKind.Linear) : ColourScale.Of(-1, 1, ScaleKind.Linear);
        }

        var lowest =
            options.ScaleKind == ScaleKind.Log ? LowestOfLog(summary, options.Max?.In(quantity.Units) ?? highest) : 0;
        return ColourScale.Of(
            options.Min?.In(quantity.Units) ?? lowest,
            options.Max?.In(quantity.Units) ?? highest,
            options.ScaleKind
        );
    }
}
