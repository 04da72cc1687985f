using AshPlot.Core.Colours;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Decides which quantities are drawn in classes.</summary>
internal static class ColourPlanner
{
    /// <summary>Gives a quantity the classes asked for where they apply to it; what lies below all classes is masked then.</summary>
    public static QuantityPlan Add(QuantityPlan plan, MapOptions options)
    {
        if (options.Classes is not { } classes || !Applies(classes, plan.Description))
            return plan;
        var lowest = classes.Lowest * classes.FactorTo(plan.Description.Units);
        return plan with { Classes = classes, MaskBelow = Math.Max(plan.MaskBelow, lowest ?? plan.MaskBelow) };
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
