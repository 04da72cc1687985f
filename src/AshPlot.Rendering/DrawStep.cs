using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Resuming;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>Has workers draw maps, one task each, and collects the outcomes.</summary>
internal sealed class DrawStep(
    RenderSettings settings,
    RunPlan plan,
    OutputFolder output,
    RenderPool pool,
    RenderJournal journal,
    IRenderProgress progress,
    RenderLog log
)
{
    private readonly MapOutcome?[] outcomes = new MapOutcome?[plan.Maps.Length];

    /// <summary>By number of the map; null for one that was not begun.</summary>
    public IReadOnlyList<MapOutcome?> Outcomes => outcomes;

    /// <summary>Takes over maps that an earlier run has finished.</summary>
    /// <returns>The maps that are to be drawn.</returns>
    /// <exception cref="Core.Errors.InvalidOptionException">A file is not the one that was drawn.</exception>
    public IReadOnlyList<MapPlan> Keep(IReadOnlyList<MapPlan> maps, Survey survey)
    {
        var left = new List<MapPlan>(maps.Count);
        foreach (var map in maps)
        {
            if (journal.Find(survey.RequestFor(map)) is not { Drawn: var drawn } finished)
            {
                left.Add(map);
                continue;
            }

            Note(map, MapOutcome.Drawn(drawn, finished.Pid, finished.Attempts, kept: true));
        }

        return left;
    }

    /// <summary>Draws maps until all are done or, as the options may ask, one has failed.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task RunAsync(IReadOnlyList<MapPlan> maps, Survey survey, CancellationToken cancellation)
    {
        progress.Begin(plan with { Maps = [.. maps] });
        try
        {
            var requests = maps.Select(survey.RequestFor);
            var results = pool.Dictionary(WorkerTasks.Results, WorkerJson.Default.DrawnMap);
            await foreach (
                var outcome in pool.MapUnorderedAsync(WorkerTasks.Draw, requests, cancellation: cancellation)
                    .ConfigureAwait(false)
            )
            {
                var map = outcome.Argument.Map;
                var error = outcome.Error is { } problem ? WorkerErrors.OfDrawing(problem) : null;
                var drawn = error is null ? results[WorkerTasks.KeyOf(map)] : null;
                if (drawn is not null)
                    journal.Note(outcome.Argument, drawn, outcome.WorkerPid, outcome.Attempts);
                Note(
                    map,
                    drawn is null
                        ? MapOutcome.Failed(
                            error!,
                            outcome.WorkerPid,
                            outcome.Attempts,
                            outcome.Elapsed.TotalMilliseconds
                        )
                        : MapOutcome.Drawn(KeptDrawing.Of(drawn), outcome.WorkerPid, outcome.Attempts, kept: false)
                );
                if (error is null)
                    continue;
                // A worker that was ended between the renaming of a file and its answer has left one that the manifest
                // does not have.
                if (outcome.Error is not null and not RemoteTaskException)
                    RemoveFilesOf(map);
                log.Error($"{map.Path}: {error}");
                // Where the folder was removed, no map can be drawn any more.
                if (settings.Options.FailFast || !output.IsThere)
                    return;
            }
        }
        finally
        {
            progress.End();
        }
    }

    private void Note(MapPlan map, MapOutcome outcome)
    {
        outcomes[map.Number] = outcome;
        progress.Finished(map, outcome);
    }

    private void RemoveFilesOf(MapPlan map)
    {
        string[] files = [.. settings.Maps.Formats.Select(map.FileOf), .. ValueFiles.Of(map)];
        foreach (var file in files.Select(file => Path.Combine(output.Path, file)).Where(File.Exists))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                log.Warning($"{file} belongs to a map that failed and cannot be removed: {problem.Message}");
            }
        }
    }
}

/// <summary>Sees maps being finished. Its members are called one at a time.</summary>
internal interface IRenderProgress
{
    /// <summary>Drawing begins: what is left of the plan.</summary>
    void Begin(RunPlan left);

    /// <summary>Drawing has ended, whether all maps are finished or not.</summary>
    void End();

    /// <summary>A map is finished: drawn, failed, or, before drawing begins, taken over from an earlier run.</summary>
    void Finished(MapPlan map, MapOutcome outcome);
}
