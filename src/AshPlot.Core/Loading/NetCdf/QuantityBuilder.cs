using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Collects the slices of one variable, in any order; <see cref="QuantityJoiner"/> sorts them.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="header">Everything but levels, times and slices, which are replaced.</param>
internal sealed class QuantityBuilder(string path, QuantityDescription header)
{
    private readonly Dictionary<Level, int> levels = [];
    private readonly Dictionary<TimeStep, int> times = [];
    private readonly ImmutableArray<SliceDescription>.Builder slices = ImmutableArray.CreateBuilder<SliceDescription>();
    private int termCount;

    /// <summary>The quantity as begun.</summary>
    public QuantityDescription Header { get; } = header;

    /// <summary>A row of the table of quantities, made from one variable, without slices.</summary>
    public static QuantityDescription HeaderOf(QuantityKind kind, string variable, string units, Grid grid) =>
        new()
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
    /// <exception cref="UnreadableInputException">There are more than any model writes.</exception>
    public void Add(Level level, TimeStep? time, params ImmutableArray<PlaneTerm> terms)
    {
        termCount += terms.Length;
        if (termCount > NetCdfLimits.Terms)
        {
            throw new UnreadableInputException(
                path,
                $"claims more than {NetCdfLimits.Terms} fields to draw; the file may be damaged",
                variable: terms[0].Variable
            );
        }

        slices.Add(new SliceDescription(IndexOf(levels, level), time is null ? -1 : IndexOf(times, time), terms));
    }

    /// <summary>The quantity with what was added, in the order of adding.</summary>
    public QuantityDescription Build() =>
        Header with
        {
            Levels = [.. levels.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
            Times = [.. times.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
            Slices = slices.ToImmutable(),
        };

    private static int IndexOf<T>(Dictionary<T, int> indices, T entry)
        where T : notnull
    {
        if (!indices.TryGetValue(entry, out var index))
            indices.Add(entry, index = indices.Count);
        return index;
    }
}
