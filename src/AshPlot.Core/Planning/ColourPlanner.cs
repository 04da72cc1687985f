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
    /// Gives a quantity the classes asked for where they apply to it. Without a mask of the user's they say what is drawn; with one, classes
    /// below it are left out and the one that holds it begins at it, so that the legend has only what can be drawn.
    /// </summary>
    /// <exception cref="InvalidOptionException">The mask is above all classes.</exception>
    public static QuantityPlan Add(QuantityPlan plan, MapOptions options)
    {
        if (options.Classes is not { } classes || !Applies(classes, plan.Description))
            return plan;
        var factor = classes.FactorTo(plan.Description.Units)!.Value;
        var lowest = classes.Lowest * factor;
        var isAsked = plan.Description.IsDerived || options.MaskBelow?.In(plan.Description.Units) is not null;
        var mask = isAsked ? Math.Max(plan.MaskBelow, lowest ?? plan.MaskBelow) : lowest ?? plan.MaskBelow;
        return plan with { Classes = mask > lowest || lowest is null ? From(classes, mask / factor) : classes, MaskBelow = mask };
    }

    private static ClassScheme From(ClassScheme classes, double mask)
    {
        // A boundary at the mask may be a rounding error away from it, once it was in another unit.
        var drawn = classes.Classes.Where(one => one.Upper is null || one.Upper - mask > 1e-12 * Math.Abs(mask)).ToImmutableArray();
        return drawn.IsEmpty
            ? throw new InvalidOptionException("--mask-below", $"nothing would be drawn: it is above all classes of '{classes.Name}', which end at {classes.Boundaries.Last().ToString(CultureInfo.InvariantCulture)} {classes.Units}")
            : classes with { Classes = drawn.SetItem(0, drawn[0] with { Lower = Math.Max(mask, drawn[0].Lower ?? mask) }) };
    }

    /// <summary>What the user should know: quantities that the classes leave out, options that nothing uses.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyCollection<QuantityPlan> plans, MapOptions options)
    {
        if (options.Classes is not { } classes)
            yield break;
        var others = plans.Where(plan => plan.Classes is null).Select(plan => plan.Description).ToArray();
        if (others.Length > 0)
        {
            var drawn = string.Join(", ", others.Select(quantity => $"{quantity.Title} ({quantity.Units})").Distinct());
            var are = classes.IsForAirConcentration ? "for air concentration alone" : $"in {classes.Units}";
            yield return $"The classes '{classes.Name}' are {are}; not in them but in {options.Colours}: {drawn}.";
        }
        else if (UnusedOptions(options).ToArray() is { Length: > 0 } unused)
        {
            yield return $"{string.Join(", ", unused)}: not used, since every map is drawn in the classes '{classes.Name}', whose values are fixed.";
        }
    }

    private static bool Applies(ClassScheme classes, QuantityDescription quantity) =>
        classes.FactorTo(quantity.Units) is not null
        && (!classes.IsForAirConcentration || quantity.Name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal));

    private static IEnumerable<string> UnusedOptions(MapOptions options)
    {
        if (options.ScaleKind == ScaleKind.Log)
            yield return "--log";
        if (options.Min is not null)
            yield return "--min";
        if (options.Max is not null)
            yield return "--max";
    }
}
