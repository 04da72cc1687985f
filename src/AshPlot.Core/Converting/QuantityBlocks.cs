using System.Collections.Immutable;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>
/// Splits a quantity of any model into blocks without gaps, as <see cref="FieldBlocks"/> does those of NAME; values are
/// those of the maps.
/// </summary>
internal static class QuantityBlocks
{
    /// <summary>The blocks of a quantity; together they hold each of its slices once.</summary>
    public static IEnumerable<FieldBlock> Of(QuantityDescription quantity) =>
        from alike in quantity.Slices.GroupBy(slice => ClassOf(quantity, slice))
        from levels in FieldBlocks.WithoutGaps(quantity, alike)
        select BlockOf(quantity, levels);

    /// <summary>Slices that differ in this cannot share a variable.</summary>
    private static (
        LevelKind Kind,
        bool HasLower,
        bool HasUpper,
        string? Label,
        bool TimeBounds,
        ModelCalendar? Calendar
    ) ClassOf(QuantityDescription quantity, SliceDescription slice)
    {
        var level = quantity.Levels[slice.LevelIndex];
        var step = FieldBlocks.StepOf(quantity, slice);
        return (
            level.Kind,
            level.Lower is not null,
            level.Upper is not null,
            level.Label,
            step is { From: not null, To: not null },
            step?.Time.Calendar
        );
    }

    private static FieldBlock BlockOf(QuantityDescription quantity, SliceDescription[][] levels)
    {
        ImmutableArray<SliceDescription> slices =
        [
            .. levels.SelectMany(level => level.OrderBy(slice => slice.TimeIndex)),
        ];
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
                Times =
                [
                    .. slices
                        .Take(levels[0].Length)
                        .Select(slice => FieldBlocks.StepOf(quantity, slice))
                        .OfType<TimeStep>(),
                ],
                Grid = quantity.Grid,
            },
            slices
        );
    }
}

/// <summary>
/// A part of a quantity of any model, with attributes by which <see cref="AshPlotLayout"/> makes the same quantity
/// again.
/// </summary>
internal sealed record QuantityField : WrittenField
{
    /// <summary>The quantity.</summary>
    public required QuantityDescription Quantity { get; init; }

    /// <summary>The name of a level that has no number, or null.</summary>
    public string? Label { get; init; }

    /// <inheritdoc/>
    public override string Name => Quantity.FileToken;

    /// <inheritdoc/>
    public override string LongName => Quantity.Title;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Text)> Attributes => AshPlotLayout.AttributesOf(Quantity, Label);
}

/// <summary>A part of a quantity that fills a block of levels and times without gaps.</summary>
/// <param name="Field">How the block is written.</param>
/// <param name="Slices">Its slices as [level, time], whose values are those that the file stores.</param>
internal sealed record FieldBlock(WrittenField Field, ImmutableArray<SliceDescription> Slices);
