using System.Collections.Immutable;

namespace AshPlot.Rendering.Resuming;

/// <summary>A survey, and of which quantities.</summary>
/// <param name="Quantities">The quantities in the order of the survey's scales.</param>
/// <param name="Survey">The survey.</param>
internal sealed record KnownSurvey(ImmutableArray<string> Quantities, Survey Survey);
