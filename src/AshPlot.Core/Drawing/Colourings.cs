using AshPlot.Core.Colours;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Chooses how a map is coloured.</summary>
internal static class Colourings
{
    /// <summary>The legend of a quantity's maps.</summary>
    public static LegendKind LegendOf(QuantityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Classes is null ? LegendKind.Bar : LegendKind.Classes;
    }

    /// <summary>The colours of one map.</summary>
    /// <param name="plan">Its quantity.</param>
    /// <param name="options">Colours and scale that were asked for.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share; null for the slice's own.</param>
    /// <param name="summary">What is known of the slice.</param>
    public static MapColouring For(
        QuantityPlan plan,
        MapOptions options,
        ColourScale? sharedScale,
        SliceSummary summary
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(summary);
        var heading = plan.Description.IsDifference ? DifferenceText.Sign : null;
        if (plan.Classes is { } classes)
            return new ClassColouring(classes, plan.ClassFactor, DisplayOf(plan, null), plan.MaskBelow)
            {
                Heading = heading,
            };
        var scale = sharedScale ?? ScalePlanner.Scale(plan, options, summary);
        return new ScaleColouring(
            options.For(plan.Description).ColourMapOf(plan.Description),
            scale,
            DisplayOf(plan, scale),
            plan.MaskBelow,
            HasLower: LowestDrawn(summary, plan.MaskBelow) < scale.Min,
            HasHigher: summary.Max > scale.Max && summary.Max >= plan.MaskBelow
        )
        {
            Heading = heading,
        };
    }

    /// <summary>The units in which maps of a quantity print their values.</summary>
    /// <param name="plan">The quantity.</param>
    /// <param name="scale">The scale of its maps; null only for classes.</param>
    internal static DisplayScale DisplayOf(QuantityPlan plan, ColourScale? scale) =>
        plan.Classes is { } classes
            ? new DisplayScale(1 / plan.ClassFactor, UnitText.ForPeople(classes.Units))
            : DisplayScale.For(scale!, plan.Description.Units);

    private static double? LowestDrawn(SliceSummary summary, double maskBelow) =>
        summary.Min >= maskBelow ? summary.Min : summary.SmallestDrawn;
}
