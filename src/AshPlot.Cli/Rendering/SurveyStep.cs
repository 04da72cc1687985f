using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Cli.Workers;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
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

    private static readonly SliceSummary Nothing = new(null, null, null);

    private readonly QuantityPlan[] quantities = [.. plan.AllQuantities];
    private readonly Dictionary<(int Quantity, int Level, int Time), int> numbers = Numbers(plan.Maps);

    private readonly KeptSlice?[] kept = new KeptSlice?[plan.Maps.Length];

    /// <summary>False when slices had to be left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Surveys the run.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="Core.Errors.InvalidOptionException">The projection cannot show the box.</exception>
    public async Task<Survey> RunAsync(CancellationToken cancellation)
    {
        var tasks = new List<MeasureRequest>();
        for (var quantity = 0; quantity < quantities.Length; quantity++)
        {
            if (MustBeRead(quantity))
                tasks.AddRange(Requests(quantity, quantities[quantity].Description.Slices));
        }

        var (summaries, covers) = await MeasureAsync(tasks, cancellation).ConfigureAwait(false);
        var extents = Extents(covers);
        foreach (var extent in extents.Distinct())
            _ = MapView.Of(extent, settings.Maps);
        return new Survey([.. plan.Quantities.Select((quantity, index) => Scale(quantity, summaries[index]))], extents)
        {
            Kept = ImmutableCollectionsMarshal.AsImmutableArray(kept),
        };
    }

    private bool MustBeRead(int quantity)
    {
        var isDrawn = quantity < plan.Quantities.Length;
        return (isDrawn && (ScalePlanner.NeedsAllValues(quantities[quantity], settings.Maps)
                || MapExtent.NeedsAsh(quantities[quantity].Description.Grid, settings.Maps)))
            // The box of the plume holds all ash of the run, whatever is drawn of it.
            || (settings.Maps is { Zoom: MapZoom.Plume, Limits: null });
    }

    /// <summary>Shares out the slices of a quantity; those that are drawn later on are kept, apart from the others.</summary>
    private IEnumerable<MeasureRequest> Requests(int quantity, ImmutableArray<SliceDescription> slices)
    {
        // Decoded planes of text lie ready to be read again; other files would be inflated twice.
        var isCostly = plan.Run.Files.Any(file => file.DecodedPlanes is null);
        var size = 1 + ((slices.Length - 1) / (settings.Workers * TasksPerWorker));
        return
            from part in slices.ToLookup(slice => isCostly && numbers.ContainsKey((quantity, slice.LevelIndex, slice.TimeIndex)))
            from chunk in part.Chunk(size)
            select new MeasureRequest(quantity, [.. chunk], Keep: part.Key);
    }

    private ColourScale? Scale(QuantityPlan quantity, SliceSummary? summary) => settings.Maps.Scale == ScaleChoice.Shared || quantity.Classes is not null
        ? ScalePlanner.Scale(quantity, settings.Maps, summary ?? Nothing)
        : null;

    private GeoExtent[] Extents(List<GeoCover>[] covers)
    {
        var ash = covers.SelectMany(known => known).ToArray();
        if (settings.Maps is { Zoom: MapZoom.Plume, Limits: null } && ash.Length > 0)
        {
            var plume = MapExtent.OfPlume(GeoCover.Join(ash), [.. quantities.Select(quantity => quantity.Description.Grid)], settings.Maps);
            return [.. plan.Quantities.Select(_ => plume)];
        }

        return [.. plan.Quantities.Select((quantity, index) => MapExtent.Of(
            quantity.Description.Grid, settings.Maps, covers[index].Count == 0 ? null : GeoCover.Join(covers[index])))];
    }

    /// <summary>The joined summaries of what was read, and where there is ash, by quantity.</summary>
    private async Task<(SliceSummary?[] Summaries, List<GeoCover>[] Covers)> MeasureAsync(
        IEnumerable<MeasureRequest> tasks, CancellationToken cancellation)
    {
        var summaries = new SliceSummary?[quantities.Length];
        List<GeoCover>[] covers = [.. quantities.Select(_ => new List<GeoCover>())];
        await foreach (var outcome in pool.MapUnorderedAsync(WorkerTasks.Measure, tasks, cancellation).ConfigureAwait(false))
        {
            // A slice that cannot be read fails its own map; the others share the scale and the box of what could be read.
            if (outcome.Error is { } error)
                log.Warning("the colour scale leaves out slices that could not be read: {Reason}", error.Message);
            else if (outcome.Result!.Problem is { } problem)
                log.Warning("the colour scale leaves out slices that could not be read: {Reason}", problem);
            IsComplete &= outcome is { Error: null, Result.Problem: null };
            if (outcome.Result is not { } result)
                continue;
            ref var joined = ref summaries[outcome.Argument.Quantity];
            joined = joined is null ? result.Summary : SliceSummary.Join([joined, result.Summary]);
            if (result.Ash is { } ash)
                covers[outcome.Argument.Quantity].Add(ash);
            Note(outcome.Argument, result.Kept);
        }

        return (summaries, covers);
    }

    /// <summary>The maps by what they show.</summary>
    private static Dictionary<(int Quantity, int Level, int Time), int> Numbers(ImmutableArray<MapPlan> maps)
    {
        var numbers = new Dictionary<(int Quantity, int Level, int Time), int>(maps.Length);
        foreach (var map in maps)
            numbers[(map.Quantity, map.Slice.LevelIndex, map.Slice.TimeIndex)] = map.Number;
        return numbers;
    }

    private void Note(MeasureRequest request, ImmutableArray<KeptSlice?> places)
    {
        for (var index = 0; index < places.Length; index++)
        {
            if (numbers.TryGetValue((request.Quantity, request.Slices[index].LevelIndex, request.Slices[index].TimeIndex), out var number))
                kept[number] = places[index];
        }
    }
}
