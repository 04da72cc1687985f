using AshPlot.Cli.Reporting;
using AshPlot.Cli.Workers;
using AshPlot.Core.Planning;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>Has workers draw maps, one task each, and keeps what became of them.</summary>
internal sealed class DrawStep(RenderSettings settings, RunPlan plan, RenderPool pool, ILogger log)
{
    private readonly MapOutcome?[] outcomes = new MapOutcome?[plan.Maps.Length];

    /// <summary>By number of the map; null for one that was not begun.</summary>
    public IReadOnlyList<MapOutcome?> Outcomes => outcomes;

    /// <summary>Draws maps until all are done or, with <c>--fail-fast</c>, one has failed.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task RunAsync(IEnumerable<MapPlan> maps, Survey survey, CancellationToken cancellation)
    {
        using var progress = ProgressDisplays.Create(plan, settings.Logging, log);
        var requests = maps.Select(map => new DrawRequest(map, survey.Scales[map.Quantity], survey.Extents[map.Quantity]!));
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Draw, requests, cancellation).ConfigureAwait(false))
        {
            var map = outcome.Argument.Map;
            var error = outcome.Error?.Message ?? outcome.Result?.Problem;
            var drawn = outcome.Result?.Map;
            outcomes[map.Number] = new MapOutcome(
                drawn, error, outcome.WorkerPid, outcome.Attempts, drawn?.Milliseconds ?? outcome.Elapsed.TotalMilliseconds);
            progress.Finished(map);
            if (error is null)
                continue;
            log.Error("{Map}: {Reason}", map.Path, error);
            if (settings.FailFast)
                return;
        }
    }
}
