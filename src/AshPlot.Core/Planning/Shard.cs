using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Planning;

/// <summary>
/// One of the parts that a run is cut into, so that several machines draw it. Maps are dealt like cards, the first to
/// the first shard, so that parts differ by one map at most and each has its share of every quantity and level.
/// </summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are; more than maps leaves some of them empty.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Reads <c>I/N</c>.</summary>
    /// <exception cref="InvalidOptionException">It is not two whole numbers with 1 &lt;= I &lt;= N.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
            text.Split('/') is [var index, var count]
            && Number(index) is { } i
            && Number(count) is { } n
            && i >= 1
            && i <= n
            ? new Shard(i, n)
            : throw new InvalidOptionException(
                nameof(Shard),
                $"'{text}' is not valid; expected I/N with I from 1 to N, for example 1/7, or slurm"
            );
    }

    /// <summary>How many of a run's maps are in this part.</summary>
    public int SizeOf(int maps) => maps < Index ? 0 : ((maps - Index) / Count) + 1;

    /// <summary>Number in the whole run of a map of this part.</summary>
    /// <param name="place">Place of the map within the part, from 0.</param>
    public int NumberOf(int place) => checked(Index - 1 + (place * Count));

    /// <summary>
    /// The plan with the maps of this part alone, numbered anew from 0. The run and its quantities stay whole: what
    /// maps share is the same in every part.
    /// </summary>
    internal RunPlan Of(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var maps = Enumerable
            .Range(0, SizeOf(plan.Maps.Length))
            .Select(place => plan.Maps[NumberOf(place)] with { Number = place });
        return plan with { Maps = [.. maps] };
    }

    /// <summary>As the option and the manifest have it: <c>I/N</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
