using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>
/// Has workers read what must be known of all slices of the run, whichever of them are drawn. A scale and the box of
/// the plume are never guessed: a slice that cannot be read is tried again, and one that stays unread is said on every
/// map whose scale or box it belongs to. Where a map of the globe is cut is chosen by some of the slices.
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

    // Decoded planes of text lie ready to be read again; other files would be inflated twice.
    private readonly bool isCostly = plan.Run.Files.Any(file => file.DecodedPlanes is null);
    private MeasureRequest[]? requests;
    private GeoCover? plume;
    private bool isWholeGrid; // Of the box of the plume: no more ash can change it.

    private bool IsPlumeBox => settings.Maps is { Zoom: MapZoom.Plume, Limits: null };

    /// <summary>The slices that must be read before the first map, unless the box is known earlier.</summary>
    public IReadOnlyList<MeasureRequest> Requests => requests ??= [.. AllRequests()];

    /// <summary>How often workers were asked for a slice.</summary>
    public int Asked { get; private set; }

    /// <summary>Surveys the run.</summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="Core.Errors.InvalidOptionException">The projection cannot show the box.</exception>
    public async Task<Survey> RunAsync(CancellationToken cancellation)
    {
        var measuring = MeasureAsync(StillNeeded(), cancellation);
        if (
            Requests.Count > 0
            && await Task.WhenAny(measuring, Task.Delay(Patience, cancellation)).ConfigureAwait(false) != measuring
        )
            log.Information($"reading {Requests.Count} slices before the first map: {Reason()}");
        var unread = await measuring.ConfigureAwait(false);
        if (SampledInVain().ToArray() is { Length: > 0 } others)
        {
            requests = [.. Requests, .. others];
            unread.AddRange(await MeasureAsync(others, cancellation).ConfigureAwait(false));
        }

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
            Gaps = Gaps(unread),
            IsComplete = unread.Count == 0,
        };
    }

    /// <summary>Why, and which option avoids it.</summary>
    private string Reason()
    {
        if (IsPlumeBox)
            return $"the box of the plume holds all ash of the run ({OptionNames.Of(nameof(MapOptions.Limits))} chooses a box without reading)";
        return plan.Quantities.Any(quantity => ScalePlanner.NeedsAllValues(quantity, settings.Maps))
            ? $"all maps of a quantity share one colour scale ({OptionNames.Of(nameof(MapOptions.Min))} and {OptionNames.Of(nameof(MapOptions.Max))}, {OptionNames.Of(nameof(MapOptions.Scale))} slice, or classes need no reading)"
            : $"the middle of the maps depends on where the ash is ({OptionNames.Of(nameof(MapOptions.Limits))} or {OptionNames.Of(nameof(MapOptions.CentralLongitude))} chooses it without reading)";
    }

    /// <summary>
    /// The slices to read. Those that are drawn later on are kept, after the others, so that there is room for them.
    /// </summary>
    private IEnumerable<MeasureRequest> AllRequests()
    {
        var lastTimes = quantities
            .Select(quantity => quantity.Description.Slices.Select(slice => slice.TimeIndex).DefaultIfEmpty().Max())
            .ToArray();
        return quantities
            .SelectMany(
                (quantity, index) =>
                    Slices(index).Select(slice => RequestOf(index, slice)).OrderBy(request => request.Keep)
            )
            // Where ash has come to in the end, most of it has been: the box may be known by these.
            .OrderByDescending(request => IsPlumeBox && request.Slice.TimeIndex == lastTimes[request.Quantity]);
    }

    /// <summary>
    /// The slices outside the sample, of quantities whose sample has no ash: it does not tell where there is some.
    /// </summary>
    private IEnumerable<MeasureRequest> SampledInVain()
    {
        for (var quantity = 0; quantity < plan.Quantities.Length; quantity++)
        {
            if (Needed(quantity) != AshNeeded.Sample || CoversOf(quantity).Any())
                continue;
            var slices = quantities[quantity].Description.Slices;
            foreach (var slice in slices.Except(SliceSample.Of(slices)))
                yield return RequestOf(quantity, slice);
        }
    }

    private MeasureRequest RequestOf(int quantity, SliceDescription slice) =>
        new(quantity, slice, Keep: isCostly && numbers.ContainsKey((quantity, slice.LevelIndex, slice.TimeIndex)));

    private IEnumerable<SliceDescription> Slices(int quantity)
    {
        var slices = quantities[quantity].Description.Slices;
        return Needed(quantity) switch
        {
            AshNeeded.None => [],
            AshNeeded.Sample => SliceSample.Of(slices),
            _ => slices,
        };
    }

    /// <summary>Which slices of a quantity must be read, for its scale or for a box.</summary>
    private AshNeeded Needed(int quantity)
    {
        // The box of a section is its route, and its classes are fixed.
        if (settings.Maps.Section is not null)
            return AshNeeded.None;
        // The box of the plume holds all ash of the run, whatever is drawn of it.
        if (NeedsAllValues(quantity) || IsPlumeBox)
            return AshNeeded.All;
        return quantity < plan.Quantities.Length ? AshFor(quantity) : AshNeeded.None;
    }

    private AshNeeded AshFor(int quantity) =>
        MapExtent.AshFor(quantities[quantity].Description.Grid, settings.Maps);

    private bool NeedsAllValues(int quantity) =>
        quantity < plan.Quantities.Length && ScalePlanner.NeedsAllValues(quantities[quantity], settings.Maps);

    /// <summary>The requests as long as what they find can matter.</summary>
    private IEnumerable<MeasureRequest> StillNeeded() =>
        Requests.Where(request => !isWholeGrid || NeedsAllValues(request.Quantity));

    private void AddToPlume(GeoCover ash)
    {
        if (!IsPlumeBox || isWholeGrid)
            return;
        plume = plume is null ? ash : GeoCover.Join([plume, ash]);
        isWholeGrid = MapExtent.IsFilledBy(plume, [.. quantities.Select(quantity => quantity.Description.Grid)]);
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
            Asked++;
            if (outcome.Error is { } error)
            {
                unread.Add(new UnreadSlice(request, error.Message, MayPass: error is RemoteTaskException));
                continue;
            }

            var (summary, ash, keptAt) = outcome.Result!;

            ref var joined = ref summaries[request.Quantity];
            joined = joined is null ? summary : SliceSummary.Join([joined, summary]);
            if (ash is { } cover)
            {
                covers[request.Quantity].Add(cover);
                AddToPlume(cover);
            }

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
    /// What is missing from scale and box of each quantity; the box of the plume is that of all of them. It misses
    /// nothing where it is the whole grid, nor is it said of a map of the globe by what it is cut.
    /// </summary>
    private ImmutableArray<string?> Gaps(List<UnreadSlice> unread)
    {
        if (unread.Count == 0)
            return [];
        foreach (var group in unread.GroupBy(slice => slice.Request.Quantity))
        {
            log.Warning(
                $"{quantities[group.Key].Description.Title}: {group.Count()} of {CountOf(group.Key)} slices "
                    + $"could not be read in the prescan; reason of the first: {group.First().Problem}"
            );
        }

        return [.. plan.Quantities.Select((_, quantity) => Gap(unread, quantity))];

        string? Gap(List<UnreadSlice> unread, int quantity)
        {
            var isBox = IsPlumeBox && !isWholeGrid;
            var own = (MeasureRequest request) => isBox || request.Quantity == quantity;
            var missing = unread.Count(slice => own(slice.Request));
            var isHemisphere = !IsPlumeBox && AshFor(quantity) == AshNeeded.All;
            if (missing == 0 || !(isBox || NeedsAllValues(quantity) || isHemisphere))
                return null;
            var leaves =
                isBox ? "box and scale leave"
                : NeedsAllValues(quantity) ? "the scale leaves"
                : "the hemisphere leaves";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"INCOMPLETE: {leaves} out {missing} of {Requests.Count(own)} slices"
            );
        }
    }

    private int CountOf(int quantity) => Requests.Count(request => request.Quantity == quantity);

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
