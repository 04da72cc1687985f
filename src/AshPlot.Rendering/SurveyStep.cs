using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Has workers read what must be known of all slices of the run, whichever of them are drawn. What all maps share is
/// never guessed: a slice that cannot be read is tried again, and one that stays unread is said on every map whose
/// scale or box it belongs to.
/// </summary>
internal sealed class SurveyStep(RenderSettings settings, RunPlan plan, RenderPool pool, RenderLog log)
{
    // Who waits longer should know what for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly SliceSummary Nothing = new(null, null, null);

    private readonly QuantityPlan[] quantities = [.. plan.AllQuantities];
    private readonly Dictionary<(int Quantity, int Level, int Time), int> numbers = Numbers(plan.Maps);

    private readonly KeptSlice?[] kept = new KeptSlice?[plan.Maps.Length];
    private readonly SliceSummary?[] summaries = new SliceSummary?[plan.AllQuantities.Count()];
    private readonly List<GeoCover>[] covers = [.. plan.AllQuantities.Select(_ => new List<GeoCover>())];

    private bool IsPlumeBox => settings.Maps is { Zoom: MapZoom.Plume, Limits: null };

    /// <summary>True where slices must be read before the first map.</summary>
    public bool ReadsSlices => Enumerable.Range(0, quantities.Length).Any(MustBeRead);

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

        var measuring = MeasureAsync(tasks, cancellation);
        if (
            tasks.Count > 0
            && await Task.WhenAny(measuring, Task.Delay(Patience, cancellation)).ConfigureAwait(false) != measuring
        )
            log.Information($"reading all {tasks.Count} slices before the first map: {Reason()}");
        var unread = await measuring.ConfigureAwait(false);
        // The pool has tried again what died or hung. What a worker could not read it may have had no descriptor or
        // memory for, which the next one has.
        if (settings.Options.Retries > 0 && unread.Exists(slice => slice.MayPass))
        {
            var again = unread.Where(slice => slice.MayPass).Select(slice => slice.Request).ToArray();
            unread.RemoveAll(slice => slice.MayPass);
            unread.AddRange(await MeasureAsync(again, cancellation).ConfigureAwait(false));
        }

        var extents = Extents();
        foreach (var extent in extents.Distinct())
            _ = MapView.Of(extent, settings.Maps);
        return new Survey([.. plan.Quantities.Select((quantity, index) => Scale(quantity, summaries[index]))], extents)
        {
            Kept = ImmutableCollectionsMarshal.AsImmutableArray(kept),
            Gaps = Gaps(unread, tasks),
        };
    }

    /// <summary>Why, and which option avoids it.</summary>
    private string Reason()
    {
        if (IsPlumeBox)
            return "the box of the plume holds all ash of the run (--limits chooses a box without reading)";
        return plan.Quantities.Any(quantity => ScalePlanner.NeedsAllValues(quantity, settings.Maps))
            ? "all maps of a quantity share one colour scale (--min and --max, --scale slice, or classes need no reading)"
            : "the middle of the maps depends on where the ash is (--limits or --central-longitude chooses it without reading)";
    }

    private bool MustBeRead(int quantity)
    {
        // The box of a section is its route, and its classes are fixed.
        if (settings.Maps.Section is not null)
            return false;
        var isDrawn = quantity < plan.Quantities.Length;
        return (
                isDrawn
                && (
                    ScalePlanner.NeedsAllValues(quantities[quantity], settings.Maps)
                    || MapExtent.NeedsAsh(quantities[quantity].Description.Grid, settings.Maps)
                )
            )
            // The box of the plume holds all ash of the run, whatever is drawn of it.
            || IsPlumeBox;
    }

    /// <summary>The slices of a quantity; those that are drawn later on are kept, after the others.</summary>
    private IEnumerable<MeasureRequest> Requests(int quantity, ImmutableArray<SliceDescription> slices)
    {
        // Decoded planes of text lie ready to be read again; other files would be inflated twice.
        var isCostly = plan.Run.Files.Any(file => file.DecodedPlanes is null);
        return slices
            .Select(slice => new MeasureRequest(
                quantity,
                slice,
                Keep: isCostly && numbers.ContainsKey((quantity, slice.LevelIndex, slice.TimeIndex))
            ))
            .OrderBy(task => task.Keep);
    }

    private ColourScale? Scale(QuantityPlan quantity, SliceSummary? summary) =>
        settings.Maps.Scale == ScaleChoice.Shared || quantity.Classes is not null
            ? ScalePlanner.Scale(quantity, settings.Maps, summary ?? Nothing)
            : null;

    private GeoExtent[] Extents()
    {
        var ash = covers.SelectMany(known => known).ToArray();
        if (IsPlumeBox && ash.Length > 0)
        {
            var plume = MapExtent.OfPlume(
                GeoCover.Join(ash),
                [.. quantities.Select(quantity => quantity.Description.Grid)],
                settings.Maps
            );
            return [.. plan.Quantities.Select(_ => plume)];
        }

        return [.. plan.Quantities.Select((quantity, index) => Extent(quantity, [.. CoversOf(index)]))];
    }

    private GeoExtent Extent(QuantityPlan quantity, GeoCover[] ash) =>
        MapExtent.Of(quantity.Description.Grid, settings.Maps, ash.Length == 0 ? null : GeoCover.Join(ash));

    /// <summary>
    /// Where a quantity has ash; of two runs that are compared and their difference, where any of them has.
    /// </summary>
    private IEnumerable<GeoCover> CoversOf(int quantity) =>
        quantities[quantity].Description is { Role: not null, Source: var source }
            ? quantities
                .Index()
                .Where(other =>
                    other.Item.Description is { Role: not null } description && description.Source == source
                )
                .SelectMany(other => covers[other.Index])
            : covers[quantity];

    /// <summary>Notes what is read, and returns the slices that could not be.</summary>
    private async Task<List<UnreadSlice>> MeasureAsync(
        IEnumerable<MeasureRequest> tasks,
        CancellationToken cancellation
    )
    {
        var unread = new List<UnreadSlice>();
        await foreach (
            var outcome in pool.MapUnorderedAsync(WorkerTasks.Measure, tasks, cancellation: cancellation)
                .ConfigureAwait(false)
        )
        {
            var request = outcome.Argument;
            if (outcome.Error is { } error)
            {
                unread.Add(new UnreadSlice(request, error.Message, MayPass: error is RemoteTaskException));
                continue;
            }

            var (summary, ash, keptAt) = outcome.Result!;

            ref var joined = ref summaries[request.Quantity];
            joined = joined is null ? summary : SliceSummary.Join([joined, summary]);
            if (ash is { } cover)
                covers[request.Quantity].Add(cover);
            if (
                numbers.TryGetValue(
                    (request.Quantity, request.Slice.LevelIndex, request.Slice.TimeIndex),
                    out var number
                )
            )
                kept[number] = keptAt;
        }

        return unread;
    }

    /// <summary>
    /// What is missing from scale and box of each quantity; the box of the plume is that of all of them.
    /// </summary>
    private ImmutableArray<string?> Gaps(List<UnreadSlice> unread, List<MeasureRequest> tasks)
    {
        if (unread.Count == 0)
            return [];
        foreach (var group in unread.GroupBy(slice => slice.Request.Quantity))
        {
            log.Warning(
                $"{quantities[group.Key].Description.Title}: {group.Count()} of {tasks.Count(task => task.Quantity == group.Key)} slices "
                    + $"could not be read in the prescan; reason of the first: {group.First().Problem}"
            );
        }

        return
        [
            .. plan.Quantities.Select(
                (_, index) =>
                {
                    var own = (int quantity) => quantity == index || IsPlumeBox;
                    var missing = unread.Count(slice => own(slice.Request.Quantity));
                    return missing == 0
                        ? null
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"INCOMPLETE: {(IsPlumeBox ? "box and scale leave" : "the scale leaves")} out {missing} of {tasks.Count(task => own(task.Quantity))} slices"
                        );
                }
            ),
        ];
    }

    /// <summary>The maps by what they show.</summary>
    private static Dictionary<(int Quantity, int Level, int Time), int> Numbers(ImmutableArray<MapPlan> maps)
    {
        var numbers = new Dictionary<(int Quantity, int Level, int Time), int>(maps.Length);
        // A figure of several panels reads its slices one after another, from their files.
        foreach (var map in maps.Where(map => map.Panels is null))
            numbers[(map.Quantity, map.Slice.LevelIndex, map.Slice.TimeIndex)] = map.Number;
        return numbers;
    }

    /// <summary>A slice that could not be read.</summary>
    /// <param name="Request">The slice.</param>
    /// <param name="Problem">Why, in one line.</param>
    /// <param name="MayPass">True where the pool has not tried it again.</param>
    private sealed record UnreadSlice(MeasureRequest Request, string Problem, bool MayPass);
}
