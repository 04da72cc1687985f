using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>Splits a quantity of any model into blocks without gaps, as <see cref="FieldBlocks"/> does those of NAME; values are those of the maps.</summary>
internal static class QuantityBlocks
{
    /// <summary>The blocks of a quantity; together they hold each of its slices once.</summary>
    public static IEnumerable<FieldBlock> Of(QuantityDescription quantity) =>
        from alike in quantity.Slices.GroupBy(slice => ClassOf(quantity, slice))
        from levels in FieldBlocks.WithoutGaps(quantity, alike)
        select BlockOf(quantity, levels);

    /// <summary>Slices that differ in this cannot share a variable.</summary>
    private static (LevelKind Kind, bool HasLower, bool HasUpper, string? Label, bool TimeBounds, ModelCalendar? Calendar) ClassOf(
        QuantityDescription quantity, SliceDescription slice)
    {
        var level = quantity.Levels[slice.LevelIndex];
        var step = FieldBlocks.StepOf(quantity, slice);
        return (level.Kind, level.Lower is not null, level.Upper is not null, level.Label, step is { From: not null, To: not null }, step?.Time.Calendar);
    }

    private static FieldBlock BlockOf(QuantityDescription quantity, SliceDescription[][] levels)
    {
        ImmutableArray<SliceDescription> slices = [.. levels.SelectMany(level => level.OrderBy(slice => slice.TimeIndex))];
        var level = quantity.Levels[slices[0].LevelIndex];
        return new FieldBlock(
            new QuantityField
            {
                Quantity = quantity,
                Units = quantity.Units,
                Statistic = quantity.Statistic,
                StandardName = quantity.StandardName,
                Label = level.Kind == LevelKind.Named ? level.Label ?? "" : null,
                Levels = level.Value is null ? [] : [.. levels.Select(own => quantity.Levels[own[0].LevelIndex])],
                Times = [.. slices.Take(levels[0].Length).Select(slice => FieldBlocks.StepOf(quantity, slice)).OfType<TimeStep>()],
                Grid = quantity.Grid,
            },
            slices);
    }
}
