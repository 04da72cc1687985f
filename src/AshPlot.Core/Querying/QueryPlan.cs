using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Querying;

/// <summary>What is asked of a run: slices, and either places or thresholds of whole slices.</summary>
/// <param name="Plan">The slices, as a render would draw them.</param>
/// <param name="Places">The places; none to ask of whole slices.</param>
/// <param name="Thresholds">For each quantity of the plan, thresholds in its units.</param>
/// <param name="Cells">For each quantity of the plan, the cell of each place; -1 outside of the grid.</param>
internal sealed record QueryPlan(
    RunPlan Plan,
    ImmutableArray<Place> Places,
    ImmutableArray<ImmutableArray<double>> Thresholds,
    ImmutableArray<ImmutableArray<int>> Cells
)
{
    /// <summary>Plans the questions.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">What of the run is asked; without quantities, its air concentration.</param>
    /// <param name="places">Places; none to ask of whole slices.</param>
    /// <param name="thresholds">Thresholds that the user gave, or the default.</param>
    /// <param name="isDefault">True for the default, which is left out where it measures something else.</param>
    /// <exception cref="InvalidOptionException">The run has no such quantity, level or time, or a threshold measures
    /// something else.</exception>
    /// <exception cref="UnreadableInputException">The run has no air concentration, and nothing else is
    /// asked.</exception>
    public static QueryPlan For(
        RunDescription run,
        MapOptions options,
        IReadOnlyList<Place> places,
        IReadOnlyList<ThresholdValue> thresholds,
        bool isDefault
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        var plan = RunPlanner.Plan(
            run,
            options.Quantities.IsEmpty ? options with { Quantities = Concentrations(run) } : options
        );
        return new QueryPlan(
            plan,
            [.. places],
            [.. plan.Quantities.Select(quantity => In(quantity.Description, thresholds, isDefault))],
            [.. plan.Quantities.Select(quantity => Find(quantity.Description.Grid, places))]
        );
    }

    /// <summary>What workers must know.</summary>
    public QueryJob Job() =>
        new(Plan.Run.Files, [.. Plan.Quantities.Select(quantity => quantity.Description.Grid)], Thresholds, Cells);

    /// <summary>Names of the quantities of air concentration: of ash, or else of every species.</summary>
    internal static ImmutableArray<string> Concentrations(RunDescription run)
    {
        var names = run
            .Quantities.Where(_ => run.Kind == RunKind.Grid)
            .Select(quantity => quantity.Name)
            .Where(name => name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal))
            .Distinct()
            .ToImmutableArray();
        if (names.IsEmpty)
            throw new UnreadableInputException(
                run.Files[0].Path,
                $"contains no air concentration on layers; ask for another quantity with {OptionNames.Of(nameof(MapOptions.Quantities))} ('ashplot info' lists them)"
            );
        return names.Contains(QuantityKind.AirConcentration.Slug) ? [QuantityKind.AirConcentration.Slug] : names;
    }

    private static ImmutableArray<double> In(
        QuantityDescription quantity,
        IReadOnlyList<ThresholdValue> thresholds,
        bool isDefault
    )
    {
        var converted = thresholds.Select(threshold => (threshold, Value: threshold.In(quantity.Units))).ToArray();
        if (!isDefault && converted.FirstOrDefault(one => one.Value is null) is { threshold: { } wrong })
            throw new InvalidOptionException(
                nameof(MapOptions.Threshold),
                $"'{wrong.Units}' does not measure {quantity.Title} ({quantity.Units}); give it in {quantity.Units} or a unit that converts to it"
            );
        return [.. converted.Select(one => one.Value).OfType<double>().Distinct().Order()];
    }

    private static ImmutableArray<int> Find(Grid grid, IReadOnlyList<Place> places)
    {
        var geometry = GridGeometry.Of(grid);
        return [.. places.Select(place => geometry.CellAt(place.Longitude, place.Latitude))];
    }
}

/// <summary>What a worker must know to answer for slices of a run. Plain data.</summary>
/// <param name="Files">The files of the run.</param>
/// <param name="Grids">Grid of each quantity.</param>
/// <param name="Thresholds">Thresholds of each quantity, in its units.</param>
/// <param name="Cells">For each quantity the cells that are asked for, -1 outside; none to ask of whole slices.</param>
internal sealed record QueryJob(
    ImmutableArray<SourceFile> Files,
    ImmutableArray<Grid> Grids,
    ImmutableArray<ImmutableArray<double>> Thresholds,
    ImmutableArray<ImmutableArray<int>> Cells
);
