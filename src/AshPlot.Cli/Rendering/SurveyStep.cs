using AshPlot.Cli.Workers;
using AshPlot.Core.Colours;
using AshPlot.Core.Planning;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>Has workers read what must be known of all slices of the run, whichever of them are drawn.</summary>
internal sealed class SurveyStep(RenderSettings settings, RunPlan plan, RenderPool pool, ILogger log)
{
    // Enough tasks per worker that the last ones end together, and few enough messages.
    private const int TasksPerWorker = 4;

    /// <summary>Surveys the run.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task<Survey> RunAsync(CancellationToken cancellation)
    {
        var scales = new ColourScale?[plan.Quantities.Length];
        var tasks = new List<MeasureRequest>();
        for (var quantity = 0; quantity < plan.Quantities.Length; quantity++)
        {
            var description = plan.Quantities[quantity].Description;
            if (ScalePlanner.NeedsAllValues(description, settings.Maps))
            {
                var size = 1 + ((description.Slices.Length - 1) / (settings.Workers * TasksPerWorker));
                tasks.AddRange(description.Slices.Chunk(size).Select(chunk => new MeasureRequest(quantity, [.. chunk])));
            }
            else if (settings.Maps.Scale == ScaleChoice.Shared)
            {
                scales[quantity] = ScalePlanner.Scale(description, settings.Maps, new SliceSummary(null, null, null));
            }
        }

        var summaries = await MeasureAsync(tasks, cancellation).ConfigureAwait(false);
        foreach (var quantity in tasks.Select(task => task.Quantity).Distinct())
        {
            scales[quantity] = ScalePlanner.Scale(
                plan.Quantities[quantity].Description, settings.Maps, summaries[quantity] ?? new SliceSummary(null, null, null));
        }

        return new Survey(scales);
    }

    /// <summary>The joined summaries of what was read, by quantity.</summary>
    private async Task<SliceSummary?[]> MeasureAsync(IEnumerable<MeasureRequest> tasks, CancellationToken cancellation)
    {
        var summaries = new SliceSummary?[plan.Quantities.Length];
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Measure, tasks, cancellation).ConfigureAwait(false))
        {
            // A slice that cannot be read fails its own map; the others share the scale of what could be read.
            if (outcome.Error is { } error)
                log.Warning("the colour scale leaves out slices that could not be read: {Reason}", error.Message);
            else if (outcome.Result!.Problem is { } problem)
                log.Warning("the colour scale leaves out slices that could not be read: {Reason}", problem);
            if (outcome.Result?.Summary is { } summary)
            {
                ref var joined = ref summaries[outcome.Argument.Quantity];
                joined = joined is null ? summary : SliceSummary.Join([joined, summary]);
            }
        }

        return summaries;
    }
}
