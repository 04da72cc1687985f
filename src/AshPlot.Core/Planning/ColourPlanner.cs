using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Decides which quantities are drawn in classes.</summary>
internal static class ColourPlanner
{
    /// <summary>
    /// Gives a quantity the classes asked for where they apply to it, or its contours where they are to be drawn.
    /// Without a mask of the user's they say what is drawn; with one, classes below it are left out and the one that
    /// holds it begins at it, so that the legend has only what can be drawn.
    /// </summary>
    /// <exception cref="InvalidOptionException">The mask is above all classes.</exception>
    public static QuantityPlan Add(QuantityPlan plan, MapOptions options)
    {
        var own = options.For(plan.Description);
        if (ClassesFor(plan.Description, own) is not { } classes)
            return plan;
        var factor = classes.FactorTo(plan.Description.Units)!.Value;
        var lowest = classes.Lowest * factor;
        if (plan.Description.IsDifference)
            return plan with { Classes = classes };
        var isAsked = plan.Description.IsDerived || own.MaskBelow?.In(plan.Description.Units) is not null;
        if (lowest is null && ContourSchemes.Has(classes) && !isAsked)
            return plan with { Classes = classes, MaskBelow = ContourSchemes.NoMask };
        // Nothing of a cloud is no cloud of height 0, and what never happens is not drawn as rare.
        if (lowest == 0 && ContourSchemes.Has(classes) && !isAsked)
            return plan with { Classes = classes };
        var mask = isAsked ? Math.Max(plan.MaskBelow, lowest ?? plan.MaskBelow) : lowest ?? plan.MaskBelow;
        return plan with
        {
            Classes = mask > lowest || lowest is null ? From(classes, mask / factor) : classes,
            MaskBelow = mask,
        };
    }

    /// <summary>
    /// Classes that are asked for, where they apply; else the contours, unless an option asks for what only a
    /// continuous scale has.
    /// </summary>
    private static ClassScheme? ClassesFor(QuantityDescription quantity, MapOptions own)
    {
        if (own.Classes is { } classes && Applies(classes, quantity))
            return classes;
        var isContinuous =
            own.ScaleKind == ScaleKind.Log
            || own.Scale == ScaleChoice.Slice
            || own.Min?.In(quantity.Units) is not null
            || own.Max?.In(quantity.Units) is not null;
        return isContinuous || !own.Colours.Equals(ContourSchemes.Name, StringComparison.OrdinalIgnoreCase)
            ? null
            : ContourSchemes.For(quantity);
    }

    private static ClassScheme From(ClassScheme classes, double mask)
    {
        // A boundary at the mask may be a rounding error away from it, once it was in another unit.
        var drawn = classes
            .Classes.Where(one => one.Upper is null || one.Upper - mask > 1e-12 * Math.Abs(mask))
            .ToImmutableArray();
        return drawn.IsEmpty
            ? throw new InvalidOptionException(
                nameof(MapOptions.MaskBelow),
                $"nothing would be drawn: it is above all classes of '{classes.Name}', which end at {classes.Boundaries.Last().ToString(CultureInfo.InvariantCulture)} {classes.Units}"
            )
            : classes with
            {
                Classes = drawn.SetItem(0, drawn[0] with { Lower = Math.Max(mask, drawn[0].Lower ?? mask) }),
            };
    }

    /// <summary>What the user should know: quantities that classes leave out, options that nothing uses.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyCollection<QuantityPlan> plans, MapOptions options)
    {
        foreach (
            var group in plans
                .Select(plan => (plan.Classes, plan.Description, Own: options.For(plan.Description)))
                .Where(plan => plan.Own.Classes is not null)
                .GroupBy(plan => plan.Own.Classes!)
        )
        {
            var classes = group.Key;
            var others = group
                .Where(plan => plan.Classes?.Name != classes.Name)
                .Select(plan => plan.Description)
                .ToArray();
            if (others.Length > 0)
            {
                var drawn = string.Join(
                    ", ",
                    others.Select(quantity => $"{quantity.Title} ({quantity.Units})").Distinct()
                );
                var are = classes.IsForAirConcentration ? "for air concentration alone" : $"in {classes.Units}";
                yield return $"The classes '{classes.Name}' are {are}; not in them but in {group.First().Own.Colours}: {drawn}.";
            }
            else if (UnusedOptions(group.First().Own).ToArray() is { Length: > 0 } unused)
            {
                yield return $"{string.Join(", ", unused.Select(OptionNames.Of))}: not used, since every map is drawn in the classes '{classes.Name}', whose values are fixed.";
            }
        }

        var linear = plans
            .Select(plan => plan.Description)
            .Where(quantity =>
                MapOptions.IsHeightOrTime(quantity) && options.AskedFor(quantity).ScaleKind == ScaleKind.Log
            )
            .Select(quantity => quantity.Title)
            .Distinct()
            .ToArray();
        if (linear.Length > 0)
            yield return $"{OptionNames.Of(nameof(MapOptions.ScaleKind))}: not used for {string.Join(", ", linear)}: heights and times are never drawn by their logarithm.";
    }

    /// <summary>Refuses options of a quantity that the run does not have.</summary>
    /// <exception cref="InvalidOptionException">There is one.</exception>
    public static void Check(RunDescription run, MapOptions options)
    {
        foreach (var own in options.ByQuantity)
        {
            if (
                own.MaskBelow is not null
                && run.Quantities.Any(quantity => quantity.IsDifference && quantity.IsItself(own.Quantity))
            )
                throw new InvalidOptionException(
                    nameof(MapOptions.MaskBelow),
                    $"not used for '{own.Quantity}', whose classes say which differences are drawn; give classes of your own with {OptionNames.Of(nameof(MapOptions.Colours))} {own.Quantity}=FILE.json"
                );
            if (run.Quantities.Any(quantity => quantity.IsNamed(own.Quantity)))
                continue;
            var option = own switch
            {
                { Colours: not null } => nameof(MapOptions.Colours),
                { Min: not null } => nameof(MapOptions.Min),
                { Max: not null } => nameof(MapOptions.Max),
                { MaskBelow: not null } => nameof(MapOptions.MaskBelow),
                _ => nameof(MapOptions.ScaleKind),
            };
            throw new InvalidOptionException(
                option,
                $"the run has no '{own.Quantity}'; it has {string.Join(", ", run.Quantities.Select(quantity => quantity.Name).Distinct())}"
            );
        }
    }

    private static bool Applies(ClassScheme classes, QuantityDescription quantity) =>
        classes.FactorTo(quantity.Units) is not null
        && (
            !classes.IsForAirConcentration
            || quantity.Name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal)
        );

    private static IEnumerable<string> UnusedOptions(MapOptions options)
    {
        if (options.ScaleKind == ScaleKind.Log)
            yield return nameof(MapOptions.ScaleKind);
        if (options.Min is not null)
            yield return nameof(MapOptions.Min);
        if (options.Max is not null)
            yield return nameof(MapOptions.Max);
    }
}
