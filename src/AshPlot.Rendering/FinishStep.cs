using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Makes what joins many maps: animations, by the workers but for those of other programs, the merged document and
/// overlays of all times. It needs only the manifest and the files of its maps, so that the shards of a run can be
/// finished together.
/// </summary>
internal sealed class FinishStep(RenderOptions options, string folder, RenderPool pool, RenderLog log)
{
    /// <summary>Copying may take as long as there are maps, and fails a second time as it did the first.</summary>
    private static readonly WorkerTaskOptions AsLongAsItTakes = new()
    {
        Timeout = Timeout.InfiniteTimeSpan,
        Retries = 0,
    };

    private readonly List<(int Number, AnimationPlan Plan)> animations = [];
    private readonly List<JoinedOverlayPlan> overlays = [];
    private string? document;

    /// <summary>How many animations and documents could not be made.</summary>
    public int Failures { get; private set; }

    /// <summary>Makes what the options ask for of the maps and exports that a manifest lists.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task RunAsync(Manifest manifest, CancellationToken cancellation)
    {
        if (options.Animate)
            await AnimateAsync(manifest, cancellation).ConfigureAwait(false);
        if (options.MergePdf)
            Attempt(MergedDocument.FileName, () => document = MergedDocument.Write(manifest, folder).Document);
        foreach (var plan in JoinedOverlays.Plan(manifest))
        {
            Attempt(plan.Path, () =>
            {
                JoinedOverlays.Write(plan, manifest, folder, cancellation);
                overlays.Add(plan);
            });
        }
    }

    /// <summary>The manifest with what was made, however far it came.</summary>
    public Manifest AddTo(Manifest manifest) =>
        JoinedOverlays.AddTo(
            Animations.AddTo(manifest, animations.OrderBy(made => made.Number).Select(made => made.Plan)),
            overlays
        ) with
        {
            Document = document,
        };

    private async Task AnimateAsync(Manifest manifest, CancellationToken cancellation)
    {
        var plans = Animations.Plan(manifest, options.AnimateAs, options.FramesPerSecond);
        var byProgram = plans.ToLookup(Animations.IsMadeByProgram);
        var requests = byProgram[false].Select(plan => new AnimateRequest(plan, folder));
        await foreach (
            var outcome in pool.MapUnorderedAsync(WorkerTasks.Animate, requests, AsLongAsItTakes, cancellation)
                .ConfigureAwait(false)
        )
        {
            var plan = outcome.Argument.Plan;
            if (outcome.Error is { } error)
                Report(plan.Path, WorkerErrors.OfAnimating(error));
            else
                animations.Add((plans.IndexOf(plan), plan));
        }

        foreach (var plan in byProgram[true])
        {
            Attempt(plan.Path, () =>
            {
                Animations.Write(plan, folder, cancellation);
                animations.Add((plans.IndexOf(plan), plan));
            });
        }
    }

    private void Attempt(string what, Action make)
    {
        try
        {
            make();
        }
        catch (AshPlotException error)
        {
            Report(what, error.Message);
        }
    }

    private void Report(string what, string problem)
    {
        Failures++;
        log.Error($"{what}: {problem}");
    }
}
