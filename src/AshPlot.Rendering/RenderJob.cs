using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Resuming;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Draws a plan with a pool, step by step: survey what maps share, draw every map, then write manifest and pages from
/// what the workers answered.
/// </summary>
internal sealed class RenderJob(
    RenderSettings settings,
    RunPlan plan,
    OutputFolder output,
    RenderJournal journal,
    RenderPool pool,
    IRenderProgress progress,
    RenderLog log
)
{
    private readonly DrawStep drawing = new(settings, plan, output, pool, journal, progress, log);
    private readonly FinishStep finishing = new(settings.Options, output.Path, pool, log);
    private readonly ExportStep exporting = new(settings, plan, output, pool, log);
    private readonly List<string> written = [];
    private WorkerPoolBrokenException? broken;
    private Survey survey = Survey.None(plan.Quantities.Length);

    /// <summary>When the command began.</summary>
    public required DateTime Started { get; init; }

    /// <summary>The same by the monotonic clock.</summary>
    public required long StartTimestamp { get; init; }

    /// <summary>What the folder has of an earlier run.</summary>
    public required EarlierRun Earlier { get; init; }

    /// <summary>What an earlier run has found by reading all slices.</summary>
    public required Prescan Prescan { get; init; }

    /// <summary>What joins a shard to the others; null for a whole run.</summary>
    public required ManifestPart? Part { get; init; }

    /// <summary>Tables to write beside the maps: name of the file and its text.</summary>
    public ImmutableArray<(string Name, string Text)> Tables { get; init; } = [];

    /// <summary>Draws, and writes what tells of it. Where it is cancelled, the manifest lists what was drawn.</summary>
    public async Task<RenderReport> RunAsync(CancellationToken cancellation)
    {
        if (settings.Options.Shard is { } shard)
            ShardFiles.Remove(output.StateFolder, shard);
        pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, settings.Maps, output.Path, output.WorkingFolder));
        try
        {
            var known = journal.FindSurvey(plan);
            survey = known ?? await SurveyAsync(cancellation).ConfigureAwait(false);
            await Earlier.ReplaceAsync(cancellation).ConfigureAwait(false);
            journal.Begin();
            foreach (var (name, text) in Tables)
            {
                AtomicFile.WriteText(Path.Combine(output.Path, name), output.WorkingFolder, text);
                written.Add(name);
            }

            if (known is null && survey.IsComplete)
                journal.Note(plan, survey);
            var left = Left();
            pool.GrowTo(Math.Min(settings.Options.Workers, left.Count));
            await drawing.RunAsync(left, survey, cancellation).ConfigureAwait(false);
            survey = survey with { Kept = [] };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Warning("stopping; the manifest lists what was drawn");
        }
        catch (WorkerPoolBrokenException error)
        {
            broken = error;
        }

        var manifest = await FinishAsync(cancellation).ConfigureAwait(false);
        // All maps are done, or those that are not are given up: either way the workers are to end now.
        await pool.DisposeAsync().ConfigureAwait(false);
        var (path, problem) = TryReport(manifest);
        return new RenderReport
        {
            Manifest = manifest,
            Path = path,
            ReportProblem = problem,
            Broken = broken,
            Outcomes = drawing.Outcomes,
            Gaps = survey.Gaps.Count(gap => gap is not null),
            OtherFailures = finishing.Failures + exporting.Failures,
        };
    }

    private async Task<Survey> SurveyAsync(CancellationToken cancellation)
    {
        // A shard may have no map, where there are more shards than maps.
        if (plan.Maps.IsEmpty)
            return survey;
        var step = new SurveyStep(settings, plan, pool, log);
        if (step.Requests.Count == 0)
            return await step.RunAsync(cancellation).ConfigureAwait(false);
        if (Prescan.Find(plan) is { } kept)
            return kept;
        pool.GrowTo(Math.Min(settings.Options.Workers, plan.Maps.Length));
        var found = await step.RunAsync(cancellation).ConfigureAwait(false);
        if (found.IsComplete)
            Prescan.Keep(plan, found);
        return found;
    }

    /// <summary>The maps that no earlier run has finished.</summary>
    private IReadOnlyList<MapPlan> Left()
    {
        if (!settings.Options.Resume)
            return plan.Maps;
        if (!journal.HasContent)
        {
            log.Information($"no journal of an earlier run in {output.Path}; drawing all maps");
            return plan.Maps;
        }

        var left = drawing.Keep(plan.Maps, survey);
        log.Information($"reusing {plan.Maps.Length - left.Count} of {plan.Maps.Length} maps from an earlier run");
        return left;
    }

    /// <summary>The manifest, with animations and the merged document where the run came to its end.</summary>
    private async Task<Manifest> FinishAsync(CancellationToken cancellation)
    {
        var manifest = new ManifestBuilder(settings, plan, pool)
        {
            Started = Started,
            StartTimestamp = StartTimestamp,
            Interrupted = cancellation.IsCancellationRequested,
            Outcomes = drawing.Outcomes,
            Survey = survey,
            Part = Part,
            Tables = [.. written],
        }.Build();
        if (broken is not null || manifest.Run.Interrupted || !output.IsThere)
            return manifest;
        foreach (var empty in EmptyMaps.Warnings(manifest))
        {
            log.Warning(empty);
            manifest = manifest with { Warnings = (manifest.Warnings ?? []).Add(empty) };
        }

        try
        {
            await exporting.RunAsync(manifest, survey, cancellation).ConfigureAwait(false);
            manifest = exporting.AddTo(manifest);
            // What joins the maps of a run is made when all its shards are there.
            if (settings.Options.Shard is null)
                await finishing.RunAsync(manifest, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Warning(
                "interrupted: all maps are drawn, but not all is made of them; the manifest lists what is there"
            );
            manifest = manifest with { Run = manifest.Run with { Interrupted = true } };
        }
        catch (WorkerPoolBrokenException error)
        {
            broken = error;
        }

        return finishing.AddTo(exporting.AddTo(manifest));
    }

    /// <summary>
    /// Writes what tells of the maps. A failure to do so must not hide another, so it is part of the report.
    /// </summary>
    private (string? Path, string? Problem) TryReport(Manifest manifest)
    {
        try
        {
            return output.IsThere
                ? (Report(manifest), null)
                : throw new UnwritableOutputException(
                    output.Path,
                    "the output folder was removed while maps were drawn; run the command again"
                );
        }
        catch (UnwritableOutputException error)
        {
            return (null, error.Message);
        }
    }

    private string Report(Manifest manifest)
    {
        if (settings.Options.Shard is { } shard)
            return ShardFiles.Write(manifest, shard, output.StateFolder);
        var pages = plan
            .Quantities.DistinctBy(quantity => quantity.Description.Name)
            .ToDictionary(quantity => quantity.Description.Name, quantity => quantity.SummaryPage);
        return ReportFiles.Write(manifest, output.Path, output.WorkingFolder, settings.Options.Html ? pages : null);
    }
}
