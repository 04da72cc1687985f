using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>
/// Puts the maps of a plan together on figures of several panels, each of which then counts as one map.
/// </summary>
internal static class PanelPlanner
{
    /// <summary>The figures of a quantity: by level, then time, as its maps are.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="maps">Its maps that are selected, in their order.</param>
    /// <param name="options">How the panels are put together, and the size of the figures.</param>
    /// <param name="names">Names the figures.</param>
    /// <param name="first">Number of the first figure.</param>
    public static IEnumerable<MapPlan> Group(
        QuantityDescription quantity,
        IReadOnlyList<MapPlan> maps,
        MapOptions options,
        MapNames names,
        int first
    )
    {
        var panels = options.Panels!;
        var axis = panels.Axis
            ?? (maps.Select(map => map.Slice.TimeIndex).Distinct().Count() > 1 ? PanelAxis.Time : PanelAxis.Level);
        var groups =
            axis == PanelAxis.Time
                ? maps.GroupBy(map => map.Slice.LevelIndex).Select(group => group.ToArray()).ToArray()
                :
                [
                    .. maps.GroupBy(map => map.Slice.TimeIndex)
                        .OrderBy(group => group.Key)
                        .Select(group => group.ToArray()),
                ];
        var capacity = panels.Capacity(options.Size);
        // Figures of a series have about the same number of panels: of thirteen times seven and six, not twelve and
        // one.
        var figures = groups
            .SelectMany(group => group.Chunk(panels.Rows is null ? Even(group.Length, capacity) : capacity))
            .ToArray();
        var (rows, columns) = panels.Grid(figures.Max(figure => figure.Length), options.Size);
        foreach (var (index, figure) in figures.Index())
        {
            var (slice, level) = (figure[0].Slice, axis == PanelAxis.Time ? figure[0].Level : null);
            yield return figure[0] with
            {
                Number = first + index,
                Level = level,
                Path = names.Figure(quantity, axis == PanelAxis.Time ? quantity.Levels[slice.LevelIndex] : null, slice),
                Panels = new PanelsPlan(
                    axis,
                    rows,
                    columns,
                    [.. figure.Select(map => new PanelPlan(map.Level, map.Slice))]
                ),
            };
        }
    }

    private static int Even(int count, int most) => (int)Math.Ceiling(count / Math.Ceiling((double)count / most));
}
