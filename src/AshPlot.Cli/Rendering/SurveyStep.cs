using System.Collections.Immutable;
using AshPlot.Cli.Workers;
using AshPlot.Core.Colours;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering;

/// <summary>Has workers read what must be known of all slices of the run, whichever of them are drawn.</summary>
internal sealed class SurveyStep(RenderSettings settings, RunPlan plan, RenderPool pool, ILogger log)
{
    // Enough tasks per worker that the last ones end together, and few enough messages.
    private const int TasksPerWorker = 4;

    private readonly Dictionary<(int Quantity, int Level, int Time), KeptSlice> kept = [];

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
                tasks.AddRange(Requests(quantity, description.Slices));
            else if (settings.Maps.Scale == ScaleChoice.Shared)
                scales[quantity] = ScalePlanner.Scale(description, settings.Maps, new SliceSummary(null, null, null));
        }

        var summaries = await MeasureAsync(tasks, cancellation).ConfigureAwait(false);
        foreach (var quantity in tasks.Select(task => task.Quantity).Distinct())
        {
            scales[quantity] = ScalePlanner.Scale(
                plan.Quantities[quantity].Description, settings.Maps, summaries[quantity] ?? new SliceSummary(null, null, null));
        }

        return new Survey(scales, kept);
    }

    /// <summary>Shares out the slices of a quantity; those that are drawn later on are kept, apart from the others.</summary>
    private IEnumerable<MeasureRequest> Requests(int quantity, ImmutableArray<SliceDescription> slices)
    {
        // Decoded planes of text lie ready to be read again; other files would be inflated twice.
        var isCostly = plan.Run.Files.Any(file => file.DecodedPlanes is null);
        var drawn = plan.Maps.Where(map => isCostly && map.Quantity == quantity)
            .Select(map => (map.Slice.LevelIndex, map.Slice.TimeIndex)).ToHashSet();
        var size = 1 + ((slices.Length - 1) / (settings.Workers * TasksPerWorker));
        return
            from part in slices.ToLookup(slice => drawn.Contains((slice.LevelIndex, slice.TimeIndex)))
            from chunk in part.Chunk(size)
            select new MeasureRequest(quantity, [.. chunk], Keep: part.Key);
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
            if (outcome.Result is { } result)
                Join(ref summaries[outcome.Argument.Quantity], outcome.Argument, result);
        }

        return summaries;
    }

    private void Join(ref SliceSummary? joined, MeasureRequest request, MeasureReply reply)
    {
        joined = joined is null ? reply.Summary : SliceSummary.Join([joined, reply.Summary]);
        for (var index = 0; index < reply.Kept.Length; index++)
        {
            if (reply.Kept[index] is { } place)
                kept[(request.Quantity, request.Slices[index].LevelIndex, request.Slices[index].TimeIndex)] = place;
        }
    }
}
