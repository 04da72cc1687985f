using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Differences;

/// <summary>Which slices of A and B are compared in numbers: those whose difference is drawn.</summary>
/// <param name="Run">The run of both.</param>
/// <param name="Quantities">Each quantity: as it is in A, and its thresholds.</param>
/// <param name="Slices">Pairs of slices, by quantity, then level, then time.</param>
internal sealed record ComparisonPlan(
    RunDescription Run,
    ImmutableArray<ComparedQuantity> Quantities,
    ImmutableArray<ComparedSlice> Slices
)
{
    /// <summary>Plans a comparison.</summary>
    /// <param name="plan">The maps.</param>
    /// <param name="options">The thresholds.</param>
    /// <exception cref="InvalidOptionException">A threshold that the user gave measures nothing that is
    /// compared.</exception>
    public static ComparisonPlan For(RunPlan plan, DifferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        var quantities = ImmutableArray.CreateBuilder<ComparedQuantity>();
        var slices = ImmutableArray.CreateBuilder<ComparedSlice>();
        foreach (var (index, difference) in plan.Quantities.Index())
        {
            if (difference.Description.Role != ComparisonRole.Difference)
                continue;
            // DifferenceRun puts A and B behind their difference.
            var first = plan.Run.Quantities.IndexOf(difference.Description) + 1;
            var (a, b) = (plan.Run.Quantities[first], plan.Run.Quantities[first + 1]);
            var pairs = a
                .Slices.Zip(b.Slices)
                .Index()
                .ToDictionary(pair => (pair.Item.First.LevelIndex, pair.Item.First.TimeIndex));
            // On figures of panels slices stand in another order.
            foreach (
                var (level, (_, (one, other))) in plan
                    .Maps.Where(map => map.Quantity == index)
                    .SelectMany(map => map.Shown)
                    .Select(shown => (shown.Level, Pair: pairs[(shown.Slice.LevelIndex, shown.Slice.TimeIndex)]))
                    .OrderBy(shown => shown.Pair.Index)
            )
                slices.Add(new ComparedSlice(slices.Count, quantities.Count, level, one, other));

            quantities.Add(
                new ComparedQuantity(
                    a,
                    difference.Distinction,
                    [
                        .. options
                            .Thresholds.Select(threshold => threshold.In(a.Units))
                            .OfType<double>()
                            .Distinct()
                            .Order(),
                    ],
                    difference.Description.Notes
                )
            );
        }

        if (!options.IsDefault)
            CheckThresholds(options, quantities);
        return new ComparisonPlan(plan.Run, quantities.ToImmutable(), slices.ToImmutable());
    }

    /// <summary>What workers must know.</summary>
    public ComparisonJob Job() =>
        new(
            Run.Files,
            [.. Quantities.Select(quantity => quantity.Description.Grid)],
            [.. Quantities.Select(quantity => quantity.Thresholds)]
        );

    private static void CheckThresholds(DifferenceOptions options, IEnumerable<ComparedQuantity> quantities)
    {
        var compared = quantities.Select(quantity => quantity.Description).ToArray();
        if (
            options.Thresholds.FirstOrDefault(threshold =>
                Array.TrueForAll(compared, quantity => threshold.In(quantity.Units) is null)
            ) is
            { } wrong
        )
            throw new InvalidOptionException(
                nameof(MapOptions.Threshold),
                $"'{wrong.Units}' measures none of {string.Join(", ", compared.Select(quantity => $"{quantity.Source} ({quantity.Units})"))}; give it in one of these units"
            );
    }
}

/// <summary>A quantity that is compared.</summary>
/// <param name="Description">The quantity of A.</param>
/// <param name="Distinction">What tells it from others of its name; empty where it is the only one.</param>
/// <param name="Thresholds">Thresholds in its units, ascending; none where they measure something else.</param>
/// <param name="Notes">What a reader must know, a sentence each.</param>
internal sealed record ComparedQuantity(
    QuantityDescription Description,
    string Distinction,
    ImmutableArray<double> Thresholds,
    ImmutableArray<string> Notes
);

/// <summary>Two slices that are compared.</summary>
/// <param name="Number">Their place in the plan.</param>
/// <param name="Quantity">Index into the quantities of the plan.</param>
/// <param name="Level">Name of the level; null without one.</param>
/// <param name="A">The slice of A.</param>
/// <param name="B">The slice of B.</param>
internal sealed record ComparedSlice(int Number, int Quantity, string? Level, SliceDescription A, SliceDescription B);

/// <summary>What a worker must know to compare slices. Plain data.</summary>
/// <param name="Files">The files of both runs.</param>
/// <param name="Grids">Grid of each quantity.</param>
/// <param name="Thresholds">Thresholds of each quantity, in its units.</param>
internal sealed record ComparisonJob(
    ImmutableArray<SourceFile> Files,
    ImmutableArray<Grid> Grids,
    ImmutableArray<ImmutableArray<double>> Thresholds
);
