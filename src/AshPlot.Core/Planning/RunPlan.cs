using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>All maps of a job.</summary>
/// <param name="Run">The run.</param>
/// <param name="Quantities">Quantities that are drawn.</param>
/// <param name="Maps">Maps, by quantity, then level, then time.</param>
/// <param name="Warnings">What the user should know of the plan, one sentence each.</param>
public sealed record RunPlan(
    RunDescription Run, ImmutableArray<QuantityPlan> Quantities, ImmutableArray<MapPlan> Maps, ImmutableArray<string> Warnings)
{
    /// <summary>Quantities of the run that are not drawn; the box of maps about the plume depends on them as well.</summary>
    public ImmutableArray<QuantityPlan> Others { get; init; } = [];

    /// <summary>All quantities of the run, the drawn ones first.</summary>
    public IEnumerable<QuantityPlan> AllQuantities => Quantities.Concat(Others);
}
