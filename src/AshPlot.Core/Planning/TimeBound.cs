using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>What a time of the command line counts from.</summary>
public enum TimeBoundKind
{
    /// <summary>A date, or a date and the beginning of a clock time.</summary>
    Date,

    /// <summary>A clock time of every day.</summary>
    Clock,

    /// <summary>Hours after the beginning of the run.</summary>
    Hours,

    /// <summary>The first time of each quantity.</summary>
    First,

    /// <summary>The last time of each quantity.</summary>
    Latest,
}

/// <summary>One end of a <see cref="TimeSelector"/>.</summary>
/// <param name="Kind">What it counts from.</param>
/// <param name="Digits">Of a date and a clock time: the beginning of <c>yyyyMMddHHmmss</c> or <c>HHmmss</c>, as far as
/// it was given.</param>
/// <param name="Hours">Of <see cref="TimeBoundKind.Hours"/>.</param>
public sealed record TimeBound(TimeBoundKind Kind, string Digits = "", double Hours = 0)
{
    private const int StampLength = 14;
    private const int ClockLength = 6;

    /// <summary>The earliest stamp that it stands for.</summary>
    internal string Earliest => Digits.PadRight(Length, '0');

    /// <summary>No stamp that it stands for is later.</summary>
    internal string Latest => Digits.PadRight(Length, '9');

    private int Length => Kind == TimeBoundKind.Clock ? ClockLength : StampLength;

    /// <summary>The same as a date, where it depends on the run.</summary>
    /// <param name="times">The times of a quantity, ascending; at least one.</param>
    /// <param name="start">The beginning of the run.</param>
    internal TimeBound Resolve(ImmutableArray<TimeStep> times, ModelTime start) =>
        Kind switch
        {
            TimeBoundKind.First => At(times[0].Time),
            TimeBoundKind.Latest => At(times[^1].Time),
            TimeBoundKind.Hours => At(start.AddSeconds((long)Math.Round(Hours * 3600))),
            _ => this,
        };

    private static TimeBound At(ModelTime time) => new(TimeBoundKind.Date, time.ToStamp());
}
