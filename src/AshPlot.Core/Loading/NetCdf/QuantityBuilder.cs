using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Collects the slices of a quantity in any order and puts them into the order of maps.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="header">Everything but levels, times and slices, which are replaced.</param>
internal sealed class QuantityBuilder(string path, QuantityDescription header)
{
    private readonly Dictionary<(Level Level, ModelTime? Time), ImmutableArray<PlaneTerm>> planes = [];
    private readonly Dictionary<ModelTime, TimeStep> times = [];

    private int termCount;

    /// <summary>The quantity as begun.</summary>
    public QuantityDescription Header { get; } = header;

    /// <summary>A row of the table of quantities, made from one variable, without slices.</summary>
    public static QuantityDescription HeaderOf(QuantityKind kind, string variable, string units, Grid grid) => new()
    {
        Name = kind.Slug,
        FileToken = kind.FileToken,
        Title = kind.Title,
        StandardName = kind.StandardName,
        Variable = variable,
        Units = units,
        Grid = grid,
        Levels = [],
        Times = [],
        Slices = [],
    };

    /// <summary>Adds the slice of a level and a time (null for a quantity without times).</summary>
    /// <exception cref="UnreadableInputException">There is one already, or there are too many.</exception>
    public void Add(Level level, TimeStep? time, params ImmutableArray<PlaneTerm> terms)
    {
        if (time is not null)
            times.TryAdd(time.Time, time);
        if (!planes.TryAdd((level, time?.Time), terms))
        {
            throw new UnreadableInputException(
                path, $"holds '{Header.Title}' twice for {Describe(level)}{(time is null ? "" : $", {time.Time}")}",
                variable: terms[0].Variable);
        }

        termCount += terms.Length;
        if (termCount > NetCdfLimits.Terms)
        {
            throw new UnreadableInputException(
                path, $"claims more than {NetCdfLimits.Terms} planes to draw; the file may be damaged", variable: terms[0].Variable);
        }
    }

    /// <summary>The quantity with what was added.</summary>
    public QuantityDescription Build()
    {
        ImmutableArray<Level> levels = [.. planes.Keys.Select(key => key.Level).Distinct().Order(LevelComparer.Instance)];
        ImmutableArray<TimeStep> steps = [.. times.Values.OrderBy(step => step.Time)];
        var levelIndex = levels.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var timeIndex = steps.Index().ToDictionary(entry => entry.Item.Time, entry => entry.Index);
        return Header with
        {
            Levels = levels,
            Times = steps,
            Slices =
            [
                .. planes.Select(plane => new SliceDescription(
                        levelIndex[plane.Key.Level], plane.Key.Time is { } time ? timeIndex[time] : -1, plane.Value))
                    .OrderBy(slice => slice.LevelIndex).ThenBy(slice => slice.TimeIndex),
            ],
        };
    }

    private static string Describe(Level level) => level switch
    {
        { Label: { } label } => $"'{label}'",
        { Value: { } value } => FormattableString.Invariant($"level {value} {level.Units}"),
        _ => "the surface",
    };
}
