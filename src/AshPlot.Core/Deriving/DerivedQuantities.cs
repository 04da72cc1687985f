using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Deriving;

/// <summary>
/// Quantities that are computed from air concentration on layers where a run does not have them: cloud top, arrival time and
/// exceedance of a threshold. They are added to a run only when they are asked for.
/// </summary>
internal static class DerivedQuantities
{
    /// <summary>The threshold without an option: where the lowest class of aviation charts begins.</summary>
    public static ThresholdValue DefaultThreshold { get; } = new(0.2, "mg/m3");

    private static readonly ImmutableDictionary<string, Func<QuantityDescription, double, IEnumerable<QuantityDescription>>> Known =
        ImmutableDictionary<string, Func<QuantityDescription, double, IEnumerable<QuantityDescription>>>.Empty
            .Add(QuantityKind.CloudTop.Slug, CloudTop)
            .Add(QuantityKind.ArrivalTime.Slug, ArrivalTime)
            .Add(QuantityKind.Exceedance.Slug, Exceedance);

    /// <summary>True for the slug of a quantity that can be computed.</summary>
    internal static bool CanCompute(string slug) => Known.ContainsKey(slug);

    /// <summary>Adds those of the quantities asked for that the run does not have and that can be computed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="asked">Slugs of quantities.</param>
    /// <param name="threshold">The concentration that counts as ash.</param>
    /// <exception cref="InvalidOptionException">The threshold measures something else than the run's air concentration.</exception>
    public static RunDescription Add(RunDescription run, IEnumerable<string> asked, ThresholdValue threshold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(threshold);
        var missing = asked.Distinct().Where(slug => Known.ContainsKey(slug) && !run.Quantities.Any(quantity => quantity.Name == slug)).ToArray();
        var sources = run.Quantities.Where(quantity => quantity.Name == QuantityKind.AirConcentration.Slug && CanBeReduced(quantity)).ToArray();
        if (missing.Length == 0 || sources.Length == 0)
            return run;
        var derived = missing.SelectMany(slug => sources.SelectMany(source => Known[slug](source, In(source, threshold))
            .Where(quantity => !quantity.Slices.IsEmpty).Select(quantity => Marked(quantity, source, threshold))));
        return run with { Quantities = [.. run.Quantities, .. derived] };
    }

    /// <summary>A slice of several planes would have to be summed before it is compared with the threshold.</summary>
    private static bool CanBeReduced(QuantityDescription quantity) =>
        quantity.Slices.All(slice => slice is { Terms: [{ Factor: 1 }], Reduction: null });

    private static double In(QuantityDescription source, ThresholdValue threshold) => threshold.In(source.Units)
        ?? throw new InvalidOptionException("--threshold", $"'{threshold.Units}' does not measure the run's air concentration ({source.Units}); give it in {source.Units} or a unit that converts to it");

    private static QuantityDescription Marked(QuantityDescription quantity, QuantityDescription source, ThresholdValue threshold)
    {
        var text = threshold.WithUnit(source.Units);
        var words = string.Create(CultureInfo.InvariantCulture, $"{threshold.Value} {UnitText.ForPeople(threshold.Units ?? source.Units)}");
        return quantity with
        {
            Qualifiers = source.Qualifiers.SetItem("threshold", text),
            Notes = [.. source.Notes, .. quantity.Notes, $"Computed from air concentration over {words}."],
        };
    }

    /// <summary>At each time, the upper bound of the highest layer with ash; of pressures the lowest. Of an open layer the bound that is known.</summary>
    private static IEnumerable<QuantityDescription> CloudTop(QuantityDescription source, double threshold)
    {
        var isPressure = source.Levels[0].Kind == LevelKind.Pressure;
        double? Height(SliceDescription slice) =>
            source.Levels[slice.LevelIndex] is var level && isPressure ? level.Lower ?? level.Upper ?? level.Value : level.Upper ?? level.Lower ?? level.Value;
        var slices = source.Slices.Where(slice => Height(slice) is not null).GroupBy(slice => slice.TimeIndex).OrderBy(group => group.Key)
            .Select(group => Reduced(0, group.Key, isPressure ? ReductionKind.Smallest : ReductionKind.Largest, threshold, group, slice => Height(slice)!.Value));
        yield return Of(source, QuantityKind.CloudTop, source.Levels[0].Units ?? "1", slices) with
        {
            Levels = [Level.None],
            Notes =
            [
                .. source.Levels[0].Kind == LevelKind.MetresAboveGround ? ["Heights are above ground."] : Array.Empty<string>(),
                .. source.Levels.Any(level => level.Lower is null != level.Upper is null)
                    ? ["The cloud top in a layer without an upper bound is at least its lower bound, which is shown."]
                    : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>Hours from the beginning of the run until the time at which a layer has ash for the first time.</summary>
    private static IEnumerable<QuantityDescription> ArrivalTime(QuantityDescription source, double threshold)
    {
        var slices = source.Slices.Where(slice => slice.TimeIndex >= 0).ToArray();
        if (slices.Length == 0)
            yield break;
        var begin = source.Times[0].From ?? source.Times[0].Time;
        double Hours(SliceDescription slice) => (source.Times[slice.TimeIndex].Time.Seconds - begin.Seconds) / 3600.0;
        yield return Of(source, QuantityKind.ArrivalTime, "h", [Reduced(0, -1, ReductionKind.Smallest, threshold, slices, Hours)]) with
        {
            Levels = [Level.None], Times = [], Notes = [$"Hours since {CaptionWriter.Moment(begin)}, on any level."],
        };
    }

    /// <summary>On each level, the share of times at which it has ash.</summary>
    private static IEnumerable<QuantityDescription> Exceedance(QuantityDescription source, double threshold)
    {
        var slices = source.Slices.Where(slice => slice.TimeIndex >= 0).GroupBy(slice => slice.LevelIndex).OrderBy(group => group.Key)
            .Select(group => Reduced(group.Key, -1, ReductionKind.Sum, threshold, group, _ => 100.0 / group.Count()));
        yield return Of(source, QuantityKind.Exceedance, "%", slices) with { Times = [], Notes = ["Share of the run's times."] };
    }

    private static SliceDescription Reduced(
        int level, int time, ReductionKind kind, double threshold, IEnumerable<SliceDescription> slices, Func<SliceDescription, double> value)
    {
        var all = slices.ToArray();
        return new SliceDescription(
            level, time, [.. all.Select(slice => slice.Terms[0])], new SliceReduction(kind, threshold, [.. all.Select(value)]));
    }

    private static QuantityDescription Of(QuantityDescription source, QuantityKind kind, string units, IEnumerable<SliceDescription> slices) => source with
    {
        Name = kind.Slug, FileToken = kind.FileToken, Title = kind.Title, Units = units, StandardName = kind.StandardName, Statistic = null,
        Slices = [.. slices], Notes = [],
    };
}
