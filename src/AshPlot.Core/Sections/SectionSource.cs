using System.Collections.Immutable;
using AshPlot.Core.Deriving;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Sections;

/// <summary>What a section is made of: the levels and times that its parts count in.</summary>
/// <param name="Levels">Levels of one kind.</param>
/// <param name="Times">The times of the quantity.</param>
internal sealed record SectionSource(ImmutableArray<Level> Levels, ImmutableArray<TimeStep> Times)
{
    // Of a single time without a period.
    private const double HalfHour = 1800;

    /// <summary>
    /// Index of the time that stands for a moment: that whose period holds it, or without periods the nearest; -1 where
    /// none does.
    /// </summary>
    public int TimeAt(double seconds)
    {
        var best = -1;
        for (var index = 0; index < Times.Length; index++)
        {
            var step = Times[index];
            if (step.PeriodSeconds > 0)
            {
                if (seconds > step.From!.Value.Seconds && seconds <= step.To!.Value.Seconds)
                    return index;
            }
            else if (
                Math.Abs(step.Time.Seconds - seconds) is var away
                && away <= Reach(index)
                && (best < 0 || away < Math.Abs(Times[best].Time.Seconds - seconds))
            )
            {
                best = index;
            }
        }

        // What takes off as the first period begins is in it.
        return
            best < 0
            && Times.Length > 0
            && Times[0] is { PeriodSeconds: > 0 } first
            && seconds == first.From!.Value.Seconds
            ? 0
            : best;
    }

    private double Reach(int index) => StepLengths.Hours(Times) is { } hours ? hours[index] * 3600 / 2 : HalfHour;
}
