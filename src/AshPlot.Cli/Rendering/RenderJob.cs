using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering.Resuming;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
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
internal sealed class RenderJob(
    RenderSettings settings, RunPlan plan, OutputFolder output, RenderJournal journal, RenderPool pool, ILogger log, StopSignals signals)
{
    private readonly DrawStep drawing = new(settings, plan, output, pool, journal, log);
    private readonly FinishStep finishing = new(settings.Finish, output.Path, pool, log);
    private readonly ExportStep exporting = new(settings, plan, output, pool, log);
    private WorkerPoolBrokenException? broken;
    private Survey survey = Survey.None(plan.Quantities.Length);

    /// <summary>When the command began.</summary>
    public required DateTime Started { get; init; }

    /// <summary>The same by the monotonic clock.</summary>
    public required long StartTimestamp { get; init; }

    /// <summary>What the folder has of an earlier run.</summary>
    public required EarlierRun Earlier { get; init; }

    /// <summary>What joins a shard to the others; null for a whole run.</summary>
    public required ManifestPart? Part { get; init; }

    /// <summary>Draws, and returns the exit status.</summary>
    public async Task<int> RunAsync()
    {
        if (settings.Shard is { } shard)
            ShardFiles.Remove(output.StateFolder, shard);
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, output.Path, output.WorkingFolder));
        try
        {
            var known = journal.FindSurvey(plan);
            survey = known ?? await SurveyAsync().ConfigureAwait(false);
            await Earlier.ReplaceAsync(signals.Token).ConfigureAwait(false);
            journal.Begin();
            if (known is null && survey.IsComplete)
                journal.Note(plan, survey);
            var left = Left();
            pool.GrowTo(Math.Min(settings.Workers, left.Count));
            await drawing.RunAsync(left, survey, signals.Token).ConfigureAwait(false);
            survey = survey with { Kept = [] };
        }
        catch (OperationCanceledException) when (signals.Status is not null)
        {
            log.Warning("stopping; the manifest lists what was drawn");
        }
        catch (WorkerPoolBrokenException error)
        {
            broken = error;
        }

        var manifest = await FinishAsync().ConfigureAwait(false);
        // All maps are done, or those that are not are given up: either way the workers are to end now.
        await pool.DisposeAsync().ConfigureAwait(false);
        var isReported = TryReport(manifest);
        if (broken is not null)
            throw broken;
        return Status(isReported);
    }

    private async Task<Survey> SurveyAsync()
    {
        // A shard may have no map, where there are more shards than maps.
        if (plan.Maps.IsEmpty)
            return survey;
        pool.GrowTo(Math.Min(settings.Workers, plan.Maps.Length));
        return await new SurveyStep(settings, plan, pool, log).RunAsync(signals.Token).ConfigureAwait(false);
    }

    /// <summary>The maps that no earlier run has finished.</summary>
    private IReadOnlyList<MapPlan> Left()
    {
        if (!settings.Resume)
            return plan.Maps;
        if (!journal.HasContent)
        {
            log.Information("no journal of an earlier run in {Folder}; drawing all maps", output.Path);
            return plan.Maps;
        }

        var left = drawing.Keep(plan.Maps, survey);
        log.Information("reusing {Kept} of {Count} maps from an earlier run", plan.Maps.Length - left.Count, plan.Maps.Length);
        return left;
    }

    /// <summary>The manifest, with animations and the merged document where the run came to its end.</summary>
    private async Task<Manifest> FinishAsync()
    {
        var manifest = new ManifestBuilder(settings, plan, pool)
        {
            Started = Started, StartTimestamp = StartTimestamp, Interrupted = signals.Status is not null, Outcomes = drawing.Outcomes, Survey = survey,
            Part = Part,
        }.Build();
        if (broken is not null || manifest.Run.Interrupted || !output.IsThere)
            return manifest;
        try
        {
            await exporting.RunAsync(manifest, survey, signals.Token).ConfigureAwait(false);
            manifest = exporting.AddTo(manifest);
            // What joins the maps of a run is made when all its shards are there.
            if (settings.Shard is null)
                await finishing.RunAsync(manifest, signals.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Status is not null)
        {
            log.Warning("interrupted: all maps are drawn, but not all is made of them; the manifest lists what is there");
            manifest = manifest with { Run = manifest.Run with { Interrupted = true } };
        }
        catch (WorkerPoolBrokenException error)
        {
            broken = error;
        }

        return finishing.AddTo(exporting.AddTo(manifest));
    }

    /// <summary>Writes what says what became of the maps. A failure to do so must not hide another, so it is told at once.</summary>
    private bool TryReport(Manifest manifest)
    {
        try
        {
            if (!output.IsThere)
                throw new UnwritableOutputException(output.Path, "the output folder was removed while maps were drawn; run the command again");
            Report(manifest);
            return true;
        }
        catch (UnwritableOutputException error)
        {
            ErrorReport.Write(error.Message);
        }

        return false;
    }

    private void Report(Manifest manifest)
    {
        if (settings.Shard is { } shard)
        {
            Console.Out.WriteLine(ShardFiles.Write(manifest, shard, output.StateFolder));
            return;
        }

        var pages = plan.Quantities.DistinctBy(quantity => quantity.Description.Name)
            .ToDictionary(quantity => quantity.Description.Name, quantity => quantity.SummaryPage);
        if (settings.Html)
            manifest = ReportFiles.AddPages(manifest, pages);
        var result = ReportFiles.WriteManifest(manifest, output.Path, output.WorkingFolder);
        if (settings.Html)
            result = ReportFiles.WritePages(manifest, output.Path, output.WorkingFolder, pages);

        Console.Out.WriteLine(result);
    }

    private int Status(bool isReported)
    {
        if (signals.Status is { } stopped)
            return stopped;
        var failed = drawing.Outcomes.Count(outcome => outcome?.Error is not null);
        if (!isReported)
            return ExitStatus.SomeFailed;
        var gaps = survey.Gaps.Count(gap => gap is not null);
        if (gaps > 0)
            ErrorReport.Write($"the maps of {gaps} of {plan.Quantities.Length} quantities share an incomplete scale or box, as they say; repair the input or draw again");
        if (failed == 0)
            return gaps + finishing.Failures + exporting.Failures == 0 ? ExitStatus.Done : ExitStatus.SomeFailed;
        ErrorReport.Write($"{failed} of {drawing.Outcomes.Count} maps failed; {ReportFiles.ManifestFile} says why");
        return ExitStatus.SomeFailed;
    }
}
