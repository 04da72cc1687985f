using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Converting;

/// <summary>
/// Splits a quantity of NAME into blocks without gaps. A run need not have every level at every time; one variable for
/// all would hold planes of nothing, which look like maps without ash where the run has no map at all.
/// </summary>
internal static class FieldBlocks
{
    /// <summary>Text of a level for a field that is integrated over the whole column.</summary>
    private const string VerticalIntegral = "Vertical integral";

    /// <summary>The blocks of a quantity; together they hold each of its slices once.</summary>
    public static IEnumerable<FieldBlock> Of(QuantityDescription quantity) =>
        from alike in quantity.Slices.GroupBy(slice => ClassOf(quantity, slice))
        from levels in WithoutGaps(quantity, alike)
        select BlockOf(quantity, levels);

    /// <summary>Slices that may share a variable, by levels that have the same times.</summary>
    public static IEnumerable<SliceDescription[][]> WithoutGaps(
        QuantityDescription quantity,
        IEnumerable<SliceDescription> alike
    ) =>
        from sameTimes in alike
            .GroupBy(slice => slice.LevelIndex)
            .OrderBy(level => level.Key)
            .GroupBy(level => string.Join(',', level.Select(slice => slice.TimeIndex).Order()))
        from levels in Increasing(quantity, [.. sameTimes.Select(level => level.ToArray())])
        select levels;

    /// <summary>Slices that differ in this cannot share a variable.</summary>
    private static (double Factor, bool LevelBounds, string? Label, bool TimeBounds, bool Momentary) ClassOf(
        QuantityDescription quantity,
        SliceDescription slice
    )
    {
        var level = quantity.Levels[slice.LevelIndex];
        var step = StepOf(quantity, slice);
        return (slice.Terms[0].Factor, level.Lower is not null, level.Label, step?.From is not null, IsMomentary(step));
    }

    /// <summary>Splits levels of one value and different bounds, since a CF coordinate increases.</summary>
    private static IEnumerable<SliceDescription[][]> Increasing(
        QuantityDescription quantity,
        SliceDescription[][] levels
    ) =>
        levels
            .GroupBy(level => quantity.Levels[level[0].LevelIndex].Value)
            .SelectMany(same => same.Index())
            .GroupBy(entry => entry.Index, entry => entry.Item)
            .Select(group => group.ToArray());

    private static FieldBlock BlockOf(QuantityDescription quantity, SliceDescription[][] levels)
    {
        ImmutableArray<SliceDescription> slices =
        [
            .. levels.SelectMany(level => level.OrderBy(slice => slice.TimeIndex)),
        ];
        var kind = QuantityKind.All.First(kind =>
            quantity.Name == kind.Slug
            || (
                quantity.Name.EndsWith("-" + kind.Slug, StringComparison.Ordinal)
                && quantity.FileToken.EndsWith("_" + kind.FileToken, StringComparison.Ordinal)
            )
        );
        var species = NameQuantities.SpeciesOf(quantity, kind);
        var level = quantity.Levels[slices[0].LevelIndex];
        ImmutableArray<TimeStep> times =
        [
            .. slices.Take(levels[0].Length).Select(slice => StepOf(quantity, slice)).OfType<TimeStep>(),
        ];
        // A dosage stays one: dividing it by its period, which gives the column of the maps, is left to who reads it.
        var divided = slices[0].Terms[0].Factor != 1;
        var momentary = times.Length > 0 && IsMomentary(times[0]);
        var statistic = divided ? AveragingPeriod.Sum : quantity.Statistic;
        var field = new NameField
        {
            Species = species,
            Quantity = NameQuantities.NameOf(quantity, kind, species, divided),
            Units = divided ? Unit.TimesSecond(quantity.Units) : quantity.Units,
            Averaging = AveragingText(momentary ? null : statistic, times),
            Statistic = momentary ? null : statistic,
            StandardName = divided ? null : quantity.StandardName,
            Z = kind == QuantityKind.TotalColumn ? VerticalIntegral : level.Label,
            Qualifiers = QuantityJoiner.Plain(quantity.Qualifiers).Remove("species"),
            Levels = level.Value is null ? [] : [.. levels.Select(slice => quantity.Levels[slice[0].LevelIndex])],
            // A moment has no bounds in CF.
            Times = momentary ? [.. times.Select(step => new TimeStep(step.Time))] : times,
            Grid = quantity.Grid,
        };
        return new FieldBlock(field, divided ? [.. slices.Select(AsStored)] : slices);
    }

    private static SliceDescription AsStored(SliceDescription slice) =>
        slice with
        {
            Terms = [.. slice.Terms.Select(term => term with { Factor = 1 })],
        };

    /// <summary>The time of a slice; null without one.</summary>
    public static TimeStep? StepOf(QuantityDescription quantity, SliceDescription slice) =>
        slice.TimeIndex < 0 ? null : quantity.Times[slice.TimeIndex];

    private static bool IsMomentary(TimeStep? step) => step is { From: { } from, To: { } to } && from == to;

    /// <summary>NAME's words, without a length where the periods of the times differ: their bounds say it.</summary>
    private static string AveragingText(string? statistic, ImmutableArray<TimeStep> times)
    {
        if (statistic is null)
            return "No time averaging";
        var what = statistic == AveragingPeriod.Mean ? "average" : "integral";
        if (times.Select(step => step.PeriodSeconds).Distinct().ToArray() is not [> 0 and var seconds])
            return $"time {what}";
        var odd = seconds % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {seconds % 60}sec");
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}hr {seconds / 60 % 60}min{odd} {what}");
    }
}
