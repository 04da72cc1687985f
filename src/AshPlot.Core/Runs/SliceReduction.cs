using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>
/// Makes one value for each cell of several, instead of the sum of the terms of a slice. Each is a term, or the sum of a group of terms. A cell
/// of which is known that it holds nothing of what is asked is <see cref="Nothing"/>; one that is missing in all terms is missing; one
/// that is missing in some counts there as without ash, as models that store only cells with ash mean it.
/// </summary>
/// <param name="Kind">What is made of the values.</param>
/// <param name="Threshold">A value counts where it is greater, in the units of the planes; of a percentile, which one.</param>
/// <param name="Values">What each term or group stands for, e.g. its height or its time; one number for each, also where none is used.</param>
internal sealed record SliceReduction(ReductionKind Kind, double Threshold, ImmutableArray<double> Values)
{
    /// <summary>Of a cell that is known to be over the threshold in no term: below every mask, and unlike a missing one.</summary>
    public const float Nothing = float.NegativeInfinity;

    /// <summary>How many of the terms in turn belong to each group, and are summed; empty where each term is by itself.</summary>
    public ImmutableArray<int> Groups { get; init; } = [];

    /// <summary>Of a difference in classes, their lower boundaries in ascending order, in the units of the planes; empty for one of the values.</summary>
    public ImmutableArray<double> Boundaries { get; init; } = [];

    /// <summary>True where cells without ash are <see cref="Nothing"/>, so that every number is drawn, 0 as well.</summary>
    internal bool HasNothing => Kind is not (ReductionKind.Maximum or ReductionKind.Minimum or ReductionKind.Mean or ReductionKind.Deviation or ReductionKind.Percentile);
}
