using System.Collections.Immutable;
using AshPlot.Core.Exporting;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Has workers export the slices of the maps that were drawn; a slice that cannot be exported leaves its map as it is.
/// </summary>
internal sealed class ExportStep(
    RenderSettings settings,
    RunPlan plan,
    OutputFolder output,
    RenderPool pool,
    RenderLog log
)
{
    private readonly ImmutableArray<string>?[] files = new ImmutableArray<string>?[plan.Maps.Length];

    /// <summary>How many slices could not be exported.</summary>
    public int Failures { get; private set; }

    /// <summary>Exports what the settings ask for.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task RunAsync(Manifest manifest, Survey survey, CancellationToken cancellation)
    {
        if (settings.Options.Exports.IsEmpty)
            return;
        pool.Dictionary(WorkerTasks.Exports, WorkerJson.Default.ExportJob)
            .Set(
                WorkerTasks.JobKey,
                ExportJob.For(plan, settings.Maps, settings.Options.Exports, output.Path, output.WorkingFolder)
            );
        var drawn = manifest
            .Quantities.SelectMany(
                (quantity, index) => quantity.Maps.Zip(plan.Maps.Where(map => map.Quantity == index))
            )
            .Where(pair => pair.First.IsDrawn)
            .Select(pair => pair.Second)
            .ToArray();
        pool.GrowTo(Math.Min(settings.Options.Workers, drawn.Length));
        var requests = drawn.Select(map => new ExportRequest(
            map,
            survey.Scales[map.Quantity],
            survey.GapOf(map.Quantity)
        ));
        await foreach (
            var outcome in pool.MapUnorderedAsync(WorkerTasks.Export, requests, cancellation: cancellation)
                .ConfigureAwait(false)
        )
        {
            var map = outcome.Argument.Map;
            if (outcome.Error?.Message is { } problem)
            {
                Failures++;
                log.Error($"export of {map.Path}: {problem}");
            }
            else
            {
                files[map.Number] = outcome.Result;
            }
        }
    }

    /// <summary>The manifest with the files that were written, however far the export came.</summary>
    public Manifest AddTo(Manifest manifest) =>
        Array.TrueForAll(files, file => file is null)
            ? manifest
            : manifest with
            {
                Quantities =
                [
                    .. manifest.Quantities.Select(
                        (quantity, index) =>
                            quantity with
                            {
                                Maps =
                                [
                                    .. quantity.Maps.Zip(plan.Maps.Where(map => map.Quantity == index), (entry, map) =>
                                        entry with
                                        {
                                            Exports = files[map.Number],
                                        }
                                    ),
                                ],
                            }
                    ),
                ],
            };
}
