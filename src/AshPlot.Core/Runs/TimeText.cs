using System.Globalization;

namespace AshPlot.Core.Runs;

/// <summary>Times as people read them.</summary>
internal static class TimeText
{
    /// <summary>A time for people: <c>18 Apr 2010 03:00 UTC</c>.</summary>
    public static string Moment(ModelTime time)
    {
        var (year, month, day, _) = time.ToDate();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{day} {ModelTime.Months[month - 1]} {year:0000} {Clock(time)} UTC"
        );
    }

    /// <summary>
    /// When a field is valid: <c>valid 18 Apr 2010 03:00 UTC</c>, or its period and what was done over it.
    /// </summary>
    public static string Valid(TimeStep step, string? statistic)
    {
        if (step.From is not { } from || step.To is not { } to || from == to)
            return $"valid {Moment(step.Time)}";
        var sameDay = from.ToDate().Day == to.ToDate().Day && to.Seconds - from.Seconds < 86400;
        var begin = Moment(from)[..^" UTC".Length];
        var end = sameDay ? $"{Clock(to)} UTC" : Moment(to);
        var what = statistic is null ? "" : $", {Duration(step.PeriodSeconds)} {statistic}";
        return $"valid {begin} to {end}{what}";
    }

    /// <summary>The length of a period: <c>3 h</c>.</summary>
    public static string Duration(long seconds) =>
        seconds switch
        {
            _ when seconds % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h"),
            _ when seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
        };

    /// <summary>The time of day: <c>03:00</c>, with seconds where there are some.</summary>
    public static string Clock(ModelTime time)
    {
        var second = time.ToDate().SecondOfDay;
        return second % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{second / 3600:00}:{second / 60 % 60:00}:{second % 60:00}");
    }
}
