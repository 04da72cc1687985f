using System.Collections.Immutable;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Resuming;

/// <summary>A survey, and of which quantities.</summary>
/// <param name="Quantities">The quantities in the order of the survey's scales.</param>
/// <param name="Survey">The survey.</param>
internal sealed record KnownSurvey(ImmutableArray<string> Quantities, Survey Survey)
{
    /// <summary>The quantities of a plan, by which a survey of it is known again.</summary>
    public static ImmutableArray<string> NamesOf(RunPlan plan) =>
    [
        .. plan.Quantities.Select(quantity => string.Join(' ',
            quantity.Description.Qualifiers.Select(qualifier => $"{qualifier.Key}={qualifier.Value}").Prepend(quantity.Description.Name))),
    ];
}
