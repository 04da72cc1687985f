using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Ensembles;

/// <summary>A quantity that all members have, with the levels and times that all of them have.</summary>
/// <param name="First">The quantity as the first member has it.</param>
/// <param name="Levels">Common levels.</param>
/// <param name="Times">Common times.</param>
/// <param name="Slices">Each common slice: the terms of each member, which count in the files of all.</param>
internal sealed record AlignedQuantity(
    QuantityDescription First,
    ImmutableArray<Level> Levels,
    ImmutableArray<TimeStep> Times,
    ImmutableArray<AlignedSlice> Slices
)
{
    /// <summary>Names of the members that are brought to the grid of the first by the nearest cell.</summary>
    public ImmutableArray<string> Resampled { get; init; } = [];

    /// <summary>The quantity with slices in which the members are reduced to one value.</summary>
    public QuantityDescription Reduced(ReductionKind kind, double threshold, int members) =>
        First with
        {
            Levels = Levels,
            Times = Times,
            Slices =
            [
                .. Slices.Select(slice => new SliceDescription(
                    slice.Level,
                    slice.Time,
                    [.. slice.Terms.SelectMany(terms => terms)],
                    new SliceReduction(kind, threshold, [.. Enumerable.Repeat(0.0, members)])
                    {
                        Groups = [.. slice.Terms.Select(terms => terms.Length)],
                    }
                )),
            ],
        };
}

/// <summary>A slice that all members have.</summary>
/// <param name="Level">Index into the common levels.</param>
/// <param name="Time">Index into the common times; -1 without times.</param>
/// <param name="Terms">For each member the planes whose sum is its slice.</param>
internal sealed record AlignedSlice(int Level, int Time, ImmutableArray<ImmutableArray<PlaneTerm>> Terms);
