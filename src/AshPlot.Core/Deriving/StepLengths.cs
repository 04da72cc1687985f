using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Deriving;

/// <summary>For how long each time of a quantity stands, by which durations and dosages are counted.</summary>
internal static class StepLengths
{
    /// <summary>
    /// Hours of each time: its period; without one, the time until the next, and for the last time that since the one
    /// before.
    /// </summary>
    /// <param name="times">The times, ascending.</param>
    /// <returns>Null where there is a single time without a period, which may stand for any length.</returns>
    public static ImmutableArray<double>? Hours(ImmutableArray<TimeStep> times)
    {
        if (times.IsEmpty || (times.Length == 1 && times[0].PeriodSeconds <= 0))
            return null;
        return
        [
            .. times.Select(
                (step, index) => (step.PeriodSeconds > 0 ? step.PeriodSeconds : Gap(times, index)) / 3600.0
            ),
        ];
    }

    private static long Gap(ImmutableArray<TimeStep> times, int index)
    {
        var next = Math.Min(index + 1, times.Length - 1);
        return times[next].Time.Seconds - times[next - 1].Time.Seconds;
    }
}
