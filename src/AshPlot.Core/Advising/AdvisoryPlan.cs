using System.Collections.Immutable;
using AshPlot.Core.Deriving;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Advising;

/// <summary>Which layers and times polygons are drawn for, and of which levels of the run each layer is made.</summary>
/// <param name="Run">The run.</param>
/// <param name="Quantities">Its air concentration: one quantity, or one for each species.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Threshold">The threshold as it was given.</param>
/// <param name="Job">What workers must know.</param>
/// <param name="Entries">The layers at their times: by quantity, then time, then layer.</param>
internal sealed record AdvisoryPlan(
    RunDescription Run,
    ImmutableArray<QuantityPlan> Quantities,
    ImmutableArray<AdvisoryLayer> Layers,
    ThresholdValue Threshold,
    AdvisoryJob Job,
    ImmutableArray<AdvisoryEntry> Entries
)
{
    private static readonly double[] DefaultHours = [0, 6, 12, 18];

    /// <summary>Plans.</summary>
    /// <param name="run">The run.</param>
    /// <param name="times">The times; without any the first, and those 6, 12 and 18 hours later that the run
    /// has.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="threshold">The concentration that counts as ash.</param>
    /// <param name="vertices">How many corners a polygon may have.</param>
    /// <exception cref="InvalidOptionException">The run has no such time, or the threshold measures something
    /// else.</exception>
    /// <exception cref="UnreadableInputException">The run has no air concentration on levels.</exception>
    public static AdvisoryPlan For(
        RunDescription run,
        ImmutableArray<TimeSelector> times,
        ImmutableArray<AdvisoryLayer> layers,
        ThresholdValue threshold,
        int vertices
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(threshold);
        var options = new MapOptions { Quantities = QueryPlan.Concentrations(run), Times = times };
        var plan = RunPlanner.Plan(run, options);
        if (times.IsEmpty)
            plan = plan with { Maps = [.. plan.Maps.Where(map => IsOfAdvisory(plan, map))] };
        var job = new AdvisoryJob(
            run.Files,
            [.. plan.Quantities.Select(quantity => quantity.Description.Grid)],
            [.. plan.Quantities.Select(quantity => DerivedQuantities.In(quantity.Description, threshold))],
            vertices
        );
        ImmutableArray<AdvisoryEntry> entries = [.. EntriesOf(plan, layers)];
        return entries.Any(entry => entry.Slice is not null)
            ? new AdvisoryPlan(run, plan.Quantities, layers, threshold, job, entries)
            : throw new InvalidOptionException(
                nameof(Layers),
                $"no level of the run lies in {string.Join(", ", layers.Select(layer => layer.Name))}; 'ashplot info' lists its levels"
            );
    }

    /// <summary>The hours after the first time of the draft, which is its T+0; null without a time.</summary>
    public double? HoursOf(AdvisoryEntry entry) =>
        Moment(entry) is { } time ? (time.Seconds - Entries.Min(Moment)!.Value.Seconds) / 3600.0 : null;

    private ModelTime? Moment(AdvisoryEntry entry) =>
        entry.Time < 0 ? null : Quantities[entry.Quantity].Description.Times[entry.Time].Time;

    /// <summary>The times of an advisory that the run has, counted from its first.</summary>
    private static bool IsOfAdvisory(RunPlan plan, MapPlan map)
    {
        var times = plan.Quantities[map.Quantity].Description.Times;
        return map.Slice.TimeIndex < 0
            || DefaultHours.Contains((times[map.Slice.TimeIndex].Time.Seconds - times[0].Time.Seconds) / 3600.0);
    }

    private static IEnumerable<AdvisoryEntry> EntriesOf(RunPlan plan, ImmutableArray<AdvisoryLayer> layers)
    {
        var top = layers.Max(layer => layer.Upper);
        foreach (var time in plan.Maps.GroupBy(map => (map.Quantity, map.Slice.TimeIndex)).OrderBy(group => group.Key))
        {
            var levels = plan.Quantities[time.Key.Quantity].Description.Levels;
            foreach (var (index, layer) in layers.Index())
            {
                var maps = time.Where(map => layer.Holds(levels[map.Slice.LevelIndex], layer.Upper == top))
                    .OrderBy(map => AdvisoryLayer.Bounds(levels[map.Slice.LevelIndex])!.Value.Middle)
                    .ToArray();
                var slices = maps.Select(map => map.Slice).ToArray();
                yield return new AdvisoryEntry(
                    time.Key.Quantity,
                    index,
                    time.Key.TimeIndex,
                    [.. maps.Select(map => map.Level ?? "")],
                    layer.Covered([.. maps.Select(map => levels[map.Slice.LevelIndex])]),
                    slices.Length < 2
                        ? slices.FirstOrDefault()
                        : Computation.Reduced(0, time.Key.TimeIndex, ReductionKind.Maximum, 0, slices, _ => 0)
                );
            }
        }
    }
}
