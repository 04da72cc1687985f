using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>
/// Draws a plan with a pool, step by step: survey what maps share, draw every map, then write manifest and pages from what
/// the workers answered.
/// </summary>
internal sealed class RenderJob(RenderSettings settings, RunPlan plan, OutputFolder output, WorkerPool pool, ILogger log, StopSignals signals)
{
    private readonly DrawStep drawing = new(settings, plan, pool, log);
    private Survey survey = Survey.None(plan.Quantities.Length);

    /// <summary>When the command began.</summary>
    public required DateTime Started { get; init; }

    /// <summary>What joins a shard to the others; null for a whole run.</summary>
    public required ManifestPart? Part { get; init; }

    /// <summary>Draws, and returns the exit status.</summary>
    public async Task<int> RunAsync()
    {
        if (settings.Shard is { } shard)
            ShardFiles.Remove(output.WorkingFolder, shard);
        pool.GrowTo(Math.Min(settings.Workers, plan.Maps.Length));
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, output.Path));
        WorkerPoolBrokenException? broken = null;
        try
        {
            // A shard may have no map, where there are more shards than maps.
            if (!plan.Maps.IsEmpty)
                survey = await new SurveyStep(settings, plan, pool, log).RunAsync(signals.Token).ConfigureAwait(false);
            await drawing.RunAsync(plan.Maps, survey, signals.Token).ConfigureAwait(false);
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

    private void Report()
    {
        var manifest = new ManifestBuilder(settings, plan, pool)
        {
            Started = Started, Interrupted = signals.Status is not null, Outcomes = drawing.Outcomes, Survey = survey,
            Part = Part,
        }.Build();
        if (settings.Shard is { } shard)
        {
            Console.Out.WriteLine(ShardFiles.Write(manifest, shard, output.WorkingFolder));
            return;
        }

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
        var failed = drawing.Outcomes.Count(outcome => outcome?.Error is not null);
        if (failed == 0)
            return ExitStatus.Done;
        ErrorReport.Write($"{failed} of {drawing.Outcomes.Count} maps failed; {ReportFiles.ManifestFile} says why");
        return ExitStatus.SomeFailed;
    }
}
