using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Deriving;

/// <summary>
/// Quantities that are computed from air concentration on layers where a run does not have them: cloud top, arrival
/// time and exceedance of a threshold, and what is made of all times: departure, duration, maximum, its time, and
/// dosage. They are added to a run only when they are asked for.
/// </summary>
internal static class DerivedQuantities
{
    /// <summary>The threshold without an option: where the lowest class of aviation charts begins.</summary>
    public static ThresholdValue DefaultThreshold { get; } = new(0.2, "mg/m3");

    private static readonly ImmutableDictionary<
        string,
        Func<QuantityDescription, double, IEnumerable<QuantityDescription>>
    > Known = ImmutableDictionary<string, Func<QuantityDescription, double, IEnumerable<QuantityDescription>>>
        .Empty.Add(QuantityKind.CloudTop.Slug, CloudTop)
        .Add(QuantityKind.ArrivalTime.Slug, ArrivalTime)
        .Add(QuantityKind.DepartureTime.Slug, DepartureTime)
        .Add(QuantityKind.Duration.Slug, Duration)
        .Add(QuantityKind.MaximumConcentration.Slug, Maximum)
        .Add(QuantityKind.TimeOfMaximum.Slug, TimeOfMaximum)
        .Add(QuantityKind.Dosage.Slug, Dosage)
        .Add(QuantityKind.Exceedance.Slug, Exceedance);

    /// <summary>True for the slug of a quantity that can be computed.</summary>
    internal static bool CanCompute(string slug) => Known.ContainsKey(slug);

    /// <summary>Adds those of the quantities asked for that the run does not have and that can be computed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">Slugs of quantities.</param>
    /// <param name="threshold">The concentration that counts as ash.</param>
    /// <exception cref="InvalidOptionException">The threshold measures something else than the run's air
    /// concentration.</exception>
    public static RunDescription Add(RunDescription run, IEnumerable<string> asked, ThresholdValue threshold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(threshold);
        var missing = asked
            .Distinct()
            .Where(slug => Known.ContainsKey(slug) && !run.Quantities.Any(quantity => quantity.Name == slug))
            .ToArray();
        var sources = Sources(run);
        if (missing.Length == 0 || sources.Length == 0)
            return run;
        var derived = missing.SelectMany(slug =>
            sources.SelectMany(source =>
                Known[slug]
                    (source, In(source, threshold))
                    .Where(quantity => !quantity.Slices.IsEmpty)
                    .Select(quantity => Marked(quantity, source, threshold))
            )
        );
        return run with { Quantities = [.. run.Quantities, .. derived] };
    }

    /// <summary>Slugs of what can be computed of a run, without what it has as it is.</summary>
    public static IEnumerable<string> Available(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sources = Sources(run);
        // Any threshold will do to see whether there is a slice.
        return Known
            .Where(pair =>
                !run.Quantities.Any(quantity => quantity.Name == pair.Key)
                && sources.Any(source => pair.Value(source, 0).Any(quantity => !quantity.Slices.IsEmpty))
            )
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Air concentration of ash, or, where the run names its species, of each of them.</summary>
    private static QuantityDescription[] Sources(RunDescription run)
    {
        var all = run
            .Quantities.Where(quantity =>
                run.Kind == RunKind.Grid
                && quantity.Name.EndsWith(QuantityKind.AirConcentration.Slug, StringComparison.Ordinal)
                && quantity.Slices.All(slice => slice.Reduction is null)
            )
            .ToArray();
        return Array.Exists(all, quantity => quantity.Name == QuantityKind.AirConcentration.Slug)
            ? [.. all.Where(quantity => quantity.Name == QuantityKind.AirConcentration.Slug)]
            : all;
    }

    /// <summary>A threshold in the units of an air concentration.</summary>
    /// <exception cref="InvalidOptionException">It measures something else.</exception>
    internal static double In(QuantityDescription source, ThresholdValue threshold) =>
        threshold.In(source.Units)
        ?? throw new InvalidOptionException(
            nameof(MapOptions.Threshold),
            $"'{threshold.Units}' does not measure the run's air concentration ({source.Units}); give it in {source.Units} or a unit that converts to it"
        );

    private static QuantityDescription Marked(
        QuantityDescription quantity,
        QuantityDescription source,
        ThresholdValue threshold
    )
    {
        var text = threshold.WithUnit(source.Units);
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{threshold.Value} {UnitText.ForPeople(threshold.Units ?? source.Units)}"
        );
        return quantity with
        {
            Qualifiers = Species(source).SetItems(quantity.IsDerived ? [new("threshold", text)] : []),
            Notes =
            [
                .. source.Notes,
                .. quantity.Notes,
                $"Computed from air concentration{(quantity.IsDerived ? $" over {words}" : "")}.",
            ],
        };
    }

    private static ImmutableSortedDictionary<string, string> Species(QuantityDescription source) =>
        source.Name == QuantityKind.AirConcentration.Slug || source.Species is null
            ? source.Qualifiers
            : source.Qualifiers.SetItem("species", source.Species);

    /// <summary>
    /// At each time, the upper bound of the highest layer with ash; of pressures the lowest. Of an open layer the bound
    /// that is known.
    /// </summary>
    private static IEnumerable<QuantityDescription> CloudTop(QuantityDescription source, double threshold)
    {
        var isPressure = source.Levels[0].Kind == LevelKind.Pressure;
        double? Height(SliceDescription slice) =>
            source.Levels[slice.LevelIndex] is var level && isPressure
                ? level.Lower ?? level.Upper ?? level.Value
                : level.Upper ?? level.Lower ?? level.Value;
        var slices = source
            .Slices.Where(slice => Height(slice) is not null)
            .GroupBy(slice => slice.TimeIndex)
            .OrderBy(group => group.Key)
            .Select(group =>
                Reduced(
                    0,
                    group.Key,
                    isPressure ? ReductionKind.Smallest : ReductionKind.Largest,
                    threshold,
                    group,
                    slice => Height(slice)!.Value
                )
            );
        yield return Of(source, QuantityKind.CloudTop, source.Levels[0].Units ?? "1", slices) with
        {
            Levels = [Level.None],
            Notes =
            [
                .. source.Levels[0].Kind == LevelKind.MetresAboveGround
                    ? ["Heights are above ground."]
                    : Array.Empty<string>(),
                .. source.Levels.Any(level => level.Lower is null != level.Upper is null)
                    ? ["The cloud top in a layer without an upper bound is at least its lower bound, which is shown."]
                    : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>
    /// Hours from the beginning of the run until the time at which a layer has ash for the first time.
    /// </summary>
    private static IEnumerable<QuantityDescription> ArrivalTime(QuantityDescription source, double threshold) =>
        OnAnyLevel(source, QuantityKind.ArrivalTime, ReductionKind.Smallest, threshold);

    /// <summary>
    /// Hours from the beginning of the run until the time at which a layer has ash for the last time.
    /// </summary>
    private static IEnumerable<QuantityDescription> DepartureTime(QuantityDescription source, double threshold) =>
        OnAnyLevel(source, QuantityKind.DepartureTime, ReductionKind.Largest, threshold);

    private static IEnumerable<QuantityDescription> OnAnyLevel(
        QuantityDescription source,
        QuantityKind kind,
        ReductionKind reduction,
        double threshold
    )
    {
        var slices = source.Slices.Where(slice => slice.TimeIndex >= 0).ToArray();
        if (slices.Length == 0)
            yield break;
        yield return Of(
            source,
            kind,
            "h",
            [Reduced(0, -1, reduction, threshold, slices, slice => HoursSinceBegin(source, slice))]
        ) with
        {
            Levels = [Level.None],
            Times = [],
            Notes = [$"Hours since {CaptionWriter.Moment(Begin(source))}, on any level."],
        };
    }

    private static ModelTime Begin(QuantityDescription source) => source.Times[0].From ?? source.Times[0].Time;

    private static double HoursSinceBegin(QuantityDescription source, SliceDescription slice) =>
        (source.Times[slice.TimeIndex].Time.Seconds - Begin(source).Seconds) / 3600.0;

    /// <summary>On each level, for how many hours it has ash, by the lengths of its times.</summary>
    private static IEnumerable<QuantityDescription> Duration(QuantityDescription source, double threshold)
    {
        if (StepLengths.Hours(source.Times) is not { } hours)
            yield break;
        yield return Of(
            source,
            QuantityKind.Duration,
            "h",
            ByLevel(source, group =>
                Reduced(group.Key, -1, ReductionKind.Sum, threshold, group, slice => hours[slice.TimeIndex])
            )
        ) with
        {
            Times = [],
        };
    }

    /// <summary>On each level the largest value of all times.</summary>
    private static IEnumerable<QuantityDescription> Maximum(QuantityDescription source, double threshold)
    {
        yield return Of(
            source,
            QuantityKind.MaximumConcentration,
            source.Units,
            ByLevel(source, group => Reduced(group.Key, -1, ReductionKind.Maximum, 0, group, _ => 0))
        ) with
        {
            Times = [],
            StandardName = source.StandardName,
            Notes = [Between(source)],
        };
    }

    /// <summary>
    /// On each level the time of the largest value, where that is over the threshold; the first of several.
    /// </summary>
    private static IEnumerable<QuantityDescription> TimeOfMaximum(QuantityDescription source, double threshold)
    {
        yield return Of(
            source,
            QuantityKind.TimeOfMaximum,
            "h",
            ByLevel(source, group =>
                Reduced(group.Key, -1, ReductionKind.OfMaximum, threshold, group, slice =>
                    HoursSinceBegin(source, slice)
                )
            )
        ) with
        {
            Times = [],
            Notes = source.Times.IsEmpty ? [] : [$"Hours since {CaptionWriter.Moment(Begin(source))}."],
        };
    }

    /// <summary>On each level concentration times the length of its time, over all times.</summary>
    private static IEnumerable<QuantityDescription> Dosage(QuantityDescription source, double threshold)
    {
        if (StepLengths.Hours(source.Times) is not { } hours)
            yield break;
        yield return Of(
            source,
            QuantityKind.Dosage,
            UnitText(source.Units),
            ByLevel(source, group => new SliceDescription(
                group.Key,
                -1,
                [
                    .. group.SelectMany(slice =>
                        slice.Terms.Select(term => term with { Factor = term.Factor * hours[slice.TimeIndex] })
                    ),
                ]
            ))
        ) with
        {
            Times = [],
            Notes = [Between(source)],
        };

        static string UnitText(string units) => units.Replace("/", " h/", StringComparison.Ordinal);
    }

    private static string Between(QuantityDescription source) =>
        source.Times.IsEmpty
            ? "Over all times."
            : $"Over all times, {CaptionWriter.Moment(Begin(source))} to {CaptionWriter.Moment(source.Times[^1].To ?? source.Times[^1].Time)}.";

    private static IEnumerable<SliceDescription> ByLevel(
        QuantityDescription source,
        Func<IGrouping<int, SliceDescription>, SliceDescription> make
    ) =>
        source
            .Slices.Where(slice => slice.TimeIndex >= 0)
            .GroupBy(slice => slice.LevelIndex)
            .OrderBy(group => group.Key)
            .Select(make);

    /// <summary>On each level, the share of times at which it has ash.</summary>
    private static IEnumerable<QuantityDescription> Exceedance(QuantityDescription source, double threshold)
    {
        var slices = ByLevel(source, group =>
            Reduced(group.Key, -1, ReductionKind.Sum, threshold, group, _ => 100.0 / group.Count())
        );
        yield return Of(source, QuantityKind.Exceedance, "%", slices) with
        {
            Times = [],
            Notes = ["Share of the run's times."],
        };
    }

    /// <summary>One slice of several: a value for each cell, by what each of them stands for.</summary>
    internal static SliceDescription Reduced(
        int level,
        int time,
        ReductionKind kind,
        double threshold,
        IEnumerable<SliceDescription> slices,
        Func<SliceDescription, double> value
    )
    {
        var all = slices.ToArray();
        return new SliceDescription(
            level,
            time,
            [.. all.SelectMany(slice => slice.Terms)],
            new SliceReduction(kind, threshold, [.. all.Select(value)])
            {
                // Slices of several planes are summed before they are compared.
                Groups = Array.TrueForAll(all, slice => slice.Terms is [{ Factor: 1 }])
                    ? []
                    : [.. all.Select(slice => slice.Terms.Length)],
            }
        );
    }

    private static QuantityDescription Of(
        QuantityDescription source,
        QuantityKind kind,
        string units,
        IEnumerable<SliceDescription> slices
    ) =>
        source with
        {
            Name = kind.Slug,
            FileToken = kind.FileToken,
            Title = kind.Title,
            Units = units,
            StandardName = kind.StandardName,
            Statistic = null,
            Slices = [.. slices],
            Notes = [],
        };
}
