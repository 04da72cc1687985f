using AshPlot.Core.Colours;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Finds the colour scale of a quantity or a slice.</summary>
internal static class ScalePlanner
{
    private const double Certain = 100;

    /// <summary>True when the values of all slices must be known before the first map is drawn.</summary>
    public static bool NeedsAllValues(QuantityPlan plan, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (plan.Classes is not null)
            return false;
        var quantity = plan.Description;
        var minIsKnown = options.ScaleKind == ScaleKind.Linear || options.Min?.In(quantity.Units) is not null;
        return options.Scale == ScaleChoice.Shared && !(minIsKnown && (options.Max?.In(quantity.Units) is not null || IsPercent(quantity)));
    }

    /// <summary>Probabilities of several thresholds are compared with each other: they go to 100 %.</summary>
    private static bool IsPercent(QuantityDescription quantity) => quantity.Name.EndsWith(QuantityKind.Probability.Slug, StringComparison.Ordinal) && quantity.Units == "%";

    /// <summary>
    /// The scale for values with this summary: from 0, or the smallest drawn value (log), to the largest; for classes, from
    /// their lowest to their highest boundary.
    /// </summary>
    public static ColourScale Scale(QuantityPlan plan, MapOptions options, SliceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(summary);
        if (plan.Classes is { } classes)
        {
            return new ColourScale(
                classes.Boundaries.First() * plan.ClassFactor, classes.Boundaries.Last() * plan.ClassFactor, ScaleKind.Linear);
        }

        var quantity = plan.Description;
        var lowest = options.ScaleKind == ScaleKind.Log ? summary.SmallestDrawn : 0;
        var highest = IsPercent(quantity) ? Certain : summary.Max;
        return ColourScale.Of(
            options.Min?.In(quantity.Units) ?? lowest, options.Max?.In(quantity.Units) ?? highest, options.ScaleKind);
    }
}
