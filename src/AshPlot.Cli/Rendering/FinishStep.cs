using AshPlot.Cli.Workers;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>
/// Makes what joins many maps: animations, by the workers, the merged document and overlays of all times. It needs only the manifest and the files
/// of its maps, so that the shards of a run can be finished together.
/// </summary>
internal sealed class FinishStep(FinishSettings settings, string folder, RenderPool pool, ILogger log)
{
    /// <summary>How many animations and documents could not be made.</summary>
    public int Failures { get; private set; }

    /// <summary>Makes what the settings ask for, and returns the manifest with it.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task<Manifest> RunAsync(Manifest manifest, CancellationToken cancellation)
    {
        var finished = settings.Animate ? await AnimateAsync(manifest, cancellation).ConfigureAwait(false) : manifest;
        if (settings.MergePdf)
            finished = Merge(finished);
        return JoinOverlays(finished, cancellation);
    }

    private async Task<Manifest> AnimateAsync(Manifest manifest, CancellationToken cancellation)
    {
        var plans = Animations.Plan(manifest);
        var made = new bool[plans.Length];
        var requests = plans.Select(plan => new AnimateRequest(plan, folder));
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Animate, requests, cancellation).ConfigureAwait(false))
        {
            var plan = outcome.Argument.Plan;
            if ((outcome.Error?.Message ?? outcome.Result?.Problem) is { } problem)
                Report(plan.Path, problem);
            else
                made[plans.IndexOf(plan)] = true;
        }

        return Animations.AddTo(manifest, plans.Where((_, index) => made[index]));
    }

    private Manifest Merge(Manifest manifest)
    {
        try
        {
            return MergedDocument.Write(manifest, folder);
        }
        catch (AshPlotException error)
        {
            Report(MergedDocument.FileName, error.Message);
            return manifest;
        }
    }

    private Manifest JoinOverlays(Manifest manifest, CancellationToken cancellation)
    {
        var plans = JoinedOverlays.Plan(manifest);
        var made = new List<JoinedOverlayPlan>();
        foreach (var plan in plans)
        {
            try
            {
                JoinedOverlays.Write(plan, manifest, folder, cancellation);
                made.Add(plan);
            }
            catch (AshPlotException error)
            {
                Report(plan.Path, error.Message);
            }
        }

        return JoinedOverlays.AddTo(manifest, made);
    }

    private void Report(string what, string problem)
    {
        Failures++;
        log.Error("{File}: {Reason}", what, problem);
    }
}
