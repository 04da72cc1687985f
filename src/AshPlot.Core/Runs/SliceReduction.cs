using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>
/// Makes one value for each cell of those terms of a slice in which the cell is over a threshold, instead of their sum. A cell
/// that no term has over the threshold is <see cref="Nothing"/>; one that is missing in all terms is missing.
/// </summary>
/// <param name="Kind">What is made of the values.</param>
/// <param name="Threshold">A term counts where its plane is greater; in the units of the planes.</param>
/// <param name="Values">What each term stands for, e.g. its height or its time: one number for each term of the slice.</param>
internal sealed record SliceReduction(ReductionKind Kind, double Threshold, ImmutableArray<double> Values)
{
    /// <summary>Of a cell that is known to be over the threshold in no term: below every mask, and unlike a missing one.</summary>
    public const float Nothing = float.NegativeInfinity;
}
