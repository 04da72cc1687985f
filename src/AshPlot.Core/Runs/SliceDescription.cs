using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>One map's worth of data: a quantity at a level and a time.</summary>
/// <param name="LevelIndex">Index into <see cref="QuantityDescription.Levels"/>.</param>
/// <param name="TimeIndex">Index into <see cref="QuantityDescription.Times"/>; -1 for a quantity without times.</param>
/// <param name="Terms">
/// The slice is the sum of these planes times their factors: usually one; several for a HYSPLIT column
/// (layers times thickness) or an accumulated deposit (steps up to now). A missing term counts as nothing; a cell that is
/// missing in every term is missing.
/// </param>
/// <param name="Reduction">What is made of the terms instead of their sum, for a derived quantity; null for the sum.</param>
internal sealed record SliceDescription(int LevelIndex, int TimeIndex, ImmutableArray<PlaneTerm> Terms, SliceReduction? Reduction = null)
{
    /// <summary>The slices of a vertical section, whose levels and times count in <see cref="QuantityDescription.Section"/>; none of a map.</summary>
    public ImmutableArray<SliceDescription> Parts { get; init; } = [];
}
