using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>Has workers read what a flight meets, each slice once, and sums it up.</summary>
internal sealed class FlightTask(RenderSettings settings, RenderPool pool)
{
    /// <summary>Sums up the flight along which the plan draws sections.</summary>
    /// <exception cref="Core.Errors.AshPlotException">A slice cannot be read.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task<FlightDocument> RunAsync(RunPlan plan, CancellationToken cancellation)
    {
        var route = settings.Maps.Section!;
        SectionValues[] sections =
        [
            .. plan.Quantities.Select(quantity => SectionValues.Empty(quantity.Description, route)),
        ];
        ReadingTasks
            .Query.Jobs(pool)
            .Set(
                "",
                new QueryJob(
                    plan.Run.Files,
                    [.. plan.Quantities.Select(quantity => quantity.Description.Grid)],
                    [.. plan.Quantities.Select(_ => ImmutableArray<double>.Empty)],
                    [.. sections.Select(section => section.Samples.Select(sample => sample.Cell).ToImmutableArray())]
                )
            );
        SliceRequest[] requests =
        [
            .. plan.Maps.SelectMany(map =>
                map.Slice.Parts.Select(part => new SliceRequest(map.Number, map.Quantity, part))
            ),
        ];
        pool.GrowTo(Math.Min(settings.Options.Workers, Math.Max(1, requests.Length)));
        await foreach (
            var outcome in pool.MapUnorderedAsync(ReadingTasks.Query.Kind, requests, cancellation: cancellation)
                .ConfigureAwait(false)
        )
        {
            var (_, quantity, part) = outcome.Argument;
            var answer = outcome.ReadFrom(plan.Run.FileOf(part));
            sections[quantity]
                .Add(plan.Quantities[quantity].Description.Section!, part, sample => answer.Values[sample]);
        }

        var markAboveGround = LevelNames.MarkAboveGround(
            plan.Quantities.SelectMany(quantity => quantity.Description.Section!.Levels)
        );
        return new FlightDocument(
            plan.Run.Model,
            plan.Run.Title,
            new ModelTime(route.Points[0].Seconds!.Value).ToString(),
            new ModelTime(route.Points[^1].Seconds!.Value).ToString(),
            [.. plan.Quantities.Select((quantity, index) => FlightDoses.Of(quantity, sections[index], markAboveGround))]
        );
    }
}
