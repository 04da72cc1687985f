using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering;

/// <summary>A quantity of a run, such as the concentration of ash in air.</summary>
public sealed class RunQuantity
{
    private RunQuantity(QuantityDescription description, string distinction)
    {
        (Description, Distinction) = (description, distinction);
    }

    /// <summary>Its name, e.g. <c>air-concentration</c>.</summary>
    public string Name => Description.Name;

    /// <summary>Its name in words, e.g. <c>Air Concentration</c>.</summary>
    public string Title => Description.Title;

    /// <summary>The unit of its values, as in the files.</summary>
    public string Units => Description.Units;

    /// <summary>Its standard name by the CF conventions; null where it has none.</summary>
    public string? StandardName => Description.StandardName;

    /// <summary>
    /// What tells it from others of the same name, e.g. <c>threshold 2 mg/m3</c>; empty where nothing must.
    /// </summary>
    public string Distinction { get; }

    /// <summary>Its slices, by level, then time.</summary>
    public IReadOnlyList<RunSlice> Slices { get; private set; } = [];

    internal QuantityDescription Description { get; }

    internal Grid Grid => Description.Grid;

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static IReadOnlyList<RunQuantity> Of(RunPlan plan)
    {
        var quantities = plan
            .Quantities.Select(quantity => new RunQuantity(quantity.Description, quantity.Distinction))
            .ToImmutableArray();
        foreach (var group in plan.Maps.GroupBy(map => map.Quantity))
            quantities[group.Key].Slices = [.. group.Select(map => new RunSlice(quantities[map.Quantity], map))];
        return quantities;
    }
}

/// <summary>The values of a quantity at one level and time, which one map shows.</summary>
public sealed class RunSlice
{
    private readonly MapPlan map;

    internal RunSlice(RunQuantity quantity, MapPlan map) => (Quantity, this.map) = (quantity, map);

    /// <summary>The quantity.</summary>
    public RunQuantity Quantity { get; }

    /// <summary>
    /// The level as in file names, e.g. <c>00500</c> or <c>FL000-200</c>; null for a quantity without levels.
    /// </summary>
    public string? Level => map.Level;

    /// <summary>The height in <see cref="LevelUnits"/>; null where the level is not a number.</summary>
    public double? LevelValue => StoredLevel.Value;

    /// <summary>The unit of heights: <c>m</c>, <c>FL</c> or <c>hPa</c>; null where the level is not a number.</summary>
    public string? LevelUnits => StoredLevel.Units;

    /// <summary>
    /// The time in UTC, by the model's calendar: <c>2010-04-18T03:00:00Z</c>; null for a quantity without times.
    /// </summary>
    public string? Time =>
        map.Slice.TimeIndex < 0 ? null : Quantity.Description.Times[map.Slice.TimeIndex].Time.ToString();

    /// <summary>The path of its map, relative to the output folder, with <c>/</c> and without an extension.</summary>
    public string Path => map.Path;

    internal SliceDescription Description => map.Slice;

    private Level StoredLevel => Quantity.Description.Levels[map.Slice.LevelIndex];

    /// <inheritdoc/>
    public override string ToString() => Path;
}
