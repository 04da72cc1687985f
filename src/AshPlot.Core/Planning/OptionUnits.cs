using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>
/// Says in which unit numbers of the command line are read, and for which quantities they have no meaning.
/// </summary>
internal static class OptionUnits
{
    /// <summary>What the user should know, a sentence each.</summary>
    /// <exception cref="InvalidOptionException">In a quantity's unit the lower end is not below the upper.</exception>
    public static IEnumerable<string> Warnings(IReadOnlyCollection<QuantityPlan> plans, MapOptions options)
    {
        var scaled = plans
            .Where(plan => plan.Classes is null || ContourSchemes.Has(plan.Classes))
            .Select(plan => plan.Description)
            .ToArray();
        foreach (var quantity in scaled)
        {
            var own = options.For(quantity);
            if (own.Min is { } min && own.Max is { } max && min.In(quantity.Units) >= max.In(quantity.Units))
                throw new InvalidOptionException(
                    nameof(MapOptions.Min),
                    $"{min.WithUnit(quantity.Units)} is not below {OptionNames.Of(nameof(MapOptions.Max))} {max.WithUnit(quantity.Units)} for {quantity.Title}; give a smaller one, with its unit"
                );
        }

        var masked = plans.Select(plan => plan.Description).Where(quantity => !quantity.IsDerived).ToArray();
        return Said(nameof(MapOptions.Min), own => own.Min, scaled, "the default scale is used", options)
            .Concat(Said(nameof(MapOptions.Max), own => own.Max, scaled, "the default scale is used", options))
            .Concat(
                Said(nameof(MapOptions.MaskBelow), own => own.MaskBelow, masked, "the default mask is used", options)
            )
            .Concat(ThresholdUse(plans, options));
    }

    private static IEnumerable<string> Said(
        string option,
        Func<MapOptions, ThresholdValue?> of,
        QuantityDescription[] quantities,
        string instead,
        MapOptions options
    ) =>
        quantities
            .GroupBy(quantity => of(options.For(quantity)))
            .SelectMany(group => Said(option, group.Key, [.. group], instead));

    private static IEnumerable<string> Said(
        string option,
        ThresholdValue? given,
        QuantityDescription[] quantities,
        string instead
    )
    {
        if (given is null)
            yield break;
        if (given.Units is null)
        {
            var read = quantities
                .Select(quantity =>
                    $"{given.WithUnit(quantity.Units)} for {quantity.Title}".Replace(
                        "  ",
                        " ",
                        StringComparison.Ordinal
                    )
                )
                .Distinct()
                .ToArray();
            if (read.Length > 0)
                yield return $"{OptionNames.Of(option)} has no unit: it is read as {string.Join(", ", read)}.";
        }
        else if (
            quantities
                .Where(quantity => given.In(quantity.Units) is null)
                .Select(quantity => $"{quantity.Title} ({quantity.Units})")
                .Distinct()
                .ToArray() is
            { Length: > 0 } others
        )
        {
            yield return $"{OptionNames.Of(option)} {given.WithUnit("")} does not measure {string.Join(", ", others)}; {instead} there.";
        }
    }

    private static IEnumerable<string> ThresholdUse(IReadOnlyCollection<QuantityPlan> plans, MapOptions options)
    {
        if (options.Threshold is not { } threshold)
            yield break;
        var given = $"{OptionNames.Of(nameof(MapOptions.Threshold))} {threshold.WithUnit("")}: not used";
        if (!plans.Any(plan => plan.Description.IsDerived))
            yield return $"{given}, since no quantity that is drawn is computed from air concentration; 'ashplot info' lists those that are, where the run does not have them.";
        else if (
            plans
                .Select(plan => plan.Description)
                .Where(quantity => !quantity.IsDerived && DerivedQuantities.CanCompute(quantity.Name))
                .Select(quantity => quantity.Title)
                .Distinct()
                .ToArray() is
            { Length: > 0 } stored
        )
            yield return $"{given} for {string.Join(", ", stored)}, which the run has as it is.";
    }
}
