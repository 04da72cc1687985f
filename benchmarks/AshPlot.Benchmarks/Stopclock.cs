using System.Diagnostics;

namespace AshPlot.Benchmarks;

/// <summary>
/// Times an action by the processor time of this process, which other work on the machine hardly changes.
/// </summary>
internal static class Stopclock
{
    /// <summary>
    /// Milliseconds of processor time for each of <paramref name="count"/> calls, of the best of so many rounds.
    /// </summary>
    public static double ProcessorMilliseconds(int rounds, int count, Action<int> action)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var index = 0; index < count; index++)
                action(index);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / count);
        }

        return best;
    }

    /// <summary>Median wall time in milliseconds of so many calls.</summary>
    public static double MedianMilliseconds(int rounds, Action action)
    {
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times.Order().ElementAt(rounds / 2);
    }
}
