using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>
/// Makes deposits of quantities that hold what fell during each time step: the sum of the steps until then, over all
/// files of a run.
/// </summary>
internal static class Accumulation
{
    private const string SampledOnly = "sum of sampled hours only";

    /// <summary>Sums the steps of the quantities that accumulate, in the order of time.</summary>
    /// <param name="quantities">All quantities of the run, joined.</param>
    /// <param name="warnings">Gets a sentence where periods do not touch, so that the sum is not of all that
    /// fell.</param>
    public static ImmutableArray<QuantityDescription> Resolve(
        ImmutableArray<QuantityDescription> quantities,
        ICollection<string> warnings
    ) =>
        quantities.Any(quantity => quantity.Accumulates)
            ? [.. quantities.Select(quantity => quantity.Accumulates ? Sum(quantity, warnings) : quantity)]
            : quantities;

    private static QuantityDescription Sum(QuantityDescription quantity, ICollection<string> warnings)
    {
        var isGapless = quantity.Times.Zip(quantity.Times.Skip(1)).All(pair => pair.First.To == pair.Second.From);
        if (!isGapless)
            warnings.Add($"{quantity.Title} is the {SampledOnly}, since its sampling periods do not touch.");
        var fallen = ImmutableArray<PlaneTerm>.Empty;
        var slices = ImmutableArray.CreateBuilder<SliceDescription>(quantity.Slices.Length);
        foreach (var slice in quantity.Slices.OrderBy(slice => slice.TimeIndex))
        {
            fallen = fallen.AddRange(slice.Terms);
            slices.Add(slice with { Terms = fallen });
        }

        return quantity with
        {
            Accumulates = false,
            Times = [.. quantity.Times.Select(step => step with { From = quantity.Times[0].From })],
            Slices = slices.MoveToImmutable(),
            Notes = isGapless ? quantity.Notes : quantity.Notes.Add(SampledOnly),
        };
    }
}
