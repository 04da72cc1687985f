using System.Collections.Immutable;
using AshPlot.Core.Units;

namespace AshPlot.Core.Ensembles;

/// <summary>How the members of an ensemble are taken together.</summary>
/// <param name="Statistics">What is made of them; at least one.</param>
/// <param name="Thresholds">Thresholds of probability and agreement.</param>
/// <param name="AllowMissing">How many members may be unreadable.</param>
public sealed record EnsembleOptions(ImmutableArray<EnsembleStatistic> Statistics, ImmutableArray<ThresholdValue> Thresholds, int AllowMissing)
{
    /// <summary>True to bring members on other grids to that of the first by the nearest cell; else they are refused.</summary>
    public bool IsResampled { get; init; }
}
