using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Cli.Workers;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>
/// Draws a plan with a pool: measure what shared scales need, draw every map, then write manifest and pages from what the
/// workers answered and from the paths they noted in the shared dictionary.
/// </summary>
internal sealed class RenderJob(RenderSettings settings, RunPlan plan, OutputFolder output, WorkerPool pool, ILogger log, StopSignals signals)
{
    // Enough tasks per worker that the last ones end together, and few enough messages.
    private const int MeasureTasksPerWorker = 4;

    private readonly MapOutcome?[] outcomes = new MapOutcome?[plan.Maps.Length];
    private readonly ColourScale?[] scales = new ColourScale?[plan.Quantities.Length];

    /// <summary>When the command began.</summary>
    public required DateTime Started { get; init; }

    /// <summary>Draws, and returns the exit status.</summary>
    public async Task<int> RunAsync()
    {
        pool.GrowTo(Math.Min(settings.Workers, plan.Maps.Length));
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, output.Path));
        WorkerPoolBrokenException? broken = null;
        try
        {
            await MeasureAsync().ConfigureAwait(false);
            await DrawAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Status is not null)
        {
            log.Warning("stopping; the manifest says what was drawn");
        }
        catch (WorkerPoolBrokenException error)
        {
            broken = error;
        }

        // All maps are done, or those that are not are given up: either way the workers are to end now.
        await pool.DisposeAsync().ConfigureAwait(false);
        Report();
        if (broken is not null)
            throw broken;
        return Status();
    }

    private async Task MeasureAsync()
    {
        var tasks = new List<MeasureRequest>();
        for (var quantity = 0; quantity < plan.Quantities.Length; quantity++)
        {
            var description = plan.Quantities[quantity].Description;
            if (ScalePlanner.NeedsAllValues(description, settings.Maps))
            {
                var size = 1 + ((description.Slices.Length - 1) / (settings.Workers * MeasureTasksPerWorker));
                tasks.AddRange(description.Slices.Chunk(size).Select(chunk => new MeasureRequest(quantity, [.. chunk])));
            }
            else if (settings.Maps.Scale == ScaleChoice.Shared)
            {
                scales[quantity] = ScalePlanner.Scale(description, settings.Maps, new SliceSummary(null, null, null));
            }
        }

        var summaries = new SliceSummary?[plan.Quantities.Length];
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Measure, tasks, signals.Token).ConfigureAwait(false))
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

        foreach (var quantity in tasks.Select(task => task.Quantity).Distinct())
        {
            scales[quantity] = ScalePlanner.Scale(
                plan.Quantities[quantity].Description, settings.Maps, summaries[quantity] ?? new SliceSummary(null, null, null));
        }
    }

    private async Task DrawAsync()
    {
        using var progress = ProgressDisplays.Create(plan, settings.Logging, log);
        var requests = plan.Maps.Select(map => new DrawRequest(map, scales[map.Quantity]));
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Draw, requests, signals.Token).ConfigureAwait(false))
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

    private void Report()
    {
        var manifest = new ManifestBuilder(settings, plan, pool)
        {
            Started = Started, Interrupted = signals.Status is not null, Outcomes = outcomes, Scales = scales,
        }.Build();
        var result = ReportFiles.WriteManifest(manifest, output.Path, output.WorkingFolder);
        if (settings.Html)
        {
            var pages = plan.Quantities.DistinctBy(quantity => quantity.Description.Name)
                .ToDictionary(quantity => quantity.Description.Name, quantity => quantity.SummaryPage);
            result = ReportFiles.WritePages(manifest, output.Path, output.WorkingFolder, pages);
        }

        Console.Out.WriteLine(result);
    }

    private int Status()
    {
        if (signals.Status is { } stopped)
            return stopped;
        var failed = outcomes.Count(outcome => outcome?.Error is not null);
        if (failed == 0)
            return ExitStatus.Done;
        ErrorReport.Write($"{failed} of {outcomes.Length} maps failed; {ReportFiles.ManifestFile} says why");
        return ExitStatus.SomeFailed;
    }
}
