using AshPlot.Core.Runs;

namespace AshPlot.Core.Deriving;

/// <summary>
/// How each quantity is computed of an air concentration: slices of another run of the same fields. No quantity, or one
/// without slices, where it cannot be.
/// </summary>
internal static class Computation
{
    /// <summary>
    /// At each time, the upper bound of the highest layer with ash; of pressures the lowest. Of an open layer the bound
    /// that is known.
    /// </summary>
    public static IEnumerable<QuantityDescription> CloudTop(QuantityDescription source, double threshold)
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
    public static IEnumerable<QuantityDescription> ArrivalTime(QuantityDescription source, double threshold) =>
        OnAnyLevel(source, QuantityKind.ArrivalTime, ReductionKind.Smallest, threshold);

    /// <summary>
    /// Hours from the beginning of the run until the time at which a layer has ash for the last time.
    /// </summary>
    public static IEnumerable<QuantityDescription> DepartureTime(QuantityDescription source, double threshold) =>
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
            Notes = [$"Hours since {TimeText.Moment(Begin(source))}, on any level."],
        };
    }

    private static ModelTime Begin(QuantityDescription source) => source.Times[0].From ?? source.Times[0].Time;

    private static double HoursSinceBegin(QuantityDescription source, SliceDescription slice) =>
        (source.Times[slice.TimeIndex].Time.Seconds - Begin(source).Seconds) / 3600.0;

    /// <summary>On each level, for how many hours it has ash, by the lengths of its times.</summary>
    public static IEnumerable<QuantityDescription> Duration(QuantityDescription source, double threshold)
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
    public static IEnumerable<QuantityDescription> Maximum(QuantityDescription source, double threshold)
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
    public static IEnumerable<QuantityDescription> TimeOfMaximum(QuantityDescription source, double threshold)
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
            Notes = source.Times.IsEmpty ? [] : [$"Hours since {TimeText.Moment(Begin(source))}."],
        };
    }

    /// <summary>On each level concentration times the length of its time, over all times.</summary>
    public static IEnumerable<QuantityDescription> Dosage(QuantityDescription source, double threshold)
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
            : $"Over all times, {TimeText.Moment(Begin(source))} to {TimeText.Moment(source.Times[^1].To ?? source.Times[^1].Time)}.";

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
    public static IEnumerable<QuantityDescription> Exceedance(QuantityDescription source, double threshold)
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
    public static SliceDescription Reduced(
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
