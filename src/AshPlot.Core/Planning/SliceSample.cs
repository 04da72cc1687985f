using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>
/// Some of the slices of a quantity, for what need not be known exactly: of some levels and some times, the first and
/// the last and evenly between them, whichever are drawn.
/// </summary>
internal static class SliceSample
{
    /// <summary>How many levels are looked at, and how many times of each.</summary>
    public const int Most = 5;

    /// <summary>The sample of slices, in their order.</summary>
    public static IEnumerable<SliceDescription> Of(ImmutableArray<SliceDescription> slices)
    {
        var (levels, times) = (
            Some(slices.Select(slice => slice.LevelIndex)),
            Some(slices.Select(slice => slice.TimeIndex))
        );
        return slices.Where(slice => levels.Contains(slice.LevelIndex) && times.Contains(slice.TimeIndex));
    }

    private static HashSet<int> Some(IEnumerable<int> all)
    {
        int[] sorted = [.. all.Distinct().Order()];
        return sorted.Length <= Most
            ? [.. sorted]
            : [.. Enumerable.Range(0, Most).Select(index => sorted[index * (sorted.Length - 1) / (Most - 1)])];
    }
}
