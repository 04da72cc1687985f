using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Name;

/// <summary>Times as NAME writes them: <c>18/04/2010 03:00 UTC</c> or <c>0300UTC 18/04/2010</c>; GMT is UTC.</summary>
internal static partial class NameTime
{
    /// <summary>
    /// Reads a time of a field; false for anything else, and for a day or an hour that does not exist.
    /// </summary>
    public static bool TryParse(string text, out ModelTime time)
    {
        ArgumentNullException.ThrowIfNull(text);
        time = default;
        var match = DateFirst().Match(text);
        if (!match.Success)
            match = HourFirst().Match(text);
        if (!match.Success)
            return false;

        var (year, month, day) = (Number("year"), Number("month"), Number("day"));
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        time = ModelTime.FromDate(year, month, day, (hour * 3600) + (minute * 60) + second);
        return true;

        int Number(string group) =>
            match.Groups[group] is { Success: true } found
                ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0;
    }

    /// <summary>The period that a field stands for: it ends at its time; without averaging it is that moment.</summary>
    /// <returns>Null where the period would begin before the year 1.</returns>
    public static TimeStep? StepOf(ModelTime time, AveragingPeriod period)
    {
        var from = time.Seconds - period.Seconds;
        if (from < Earliest.Seconds)
            return null;
        return period is { Statistic: not null, Seconds: 0 }
            ? new TimeStep(time)
            : new TimeStep(time, new ModelTime(from), time);
    }

    private static ModelTime Earliest { get; } = ModelTime.FromDate(1, 1, 1);

    private const string Date = "(?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})/(?<year>[0-9]{4})";

    [GeneratedRegex(
        @"^\s*"
            + Date
            + @"\s+(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.[0-9]*)?)?\s*(?:UTC|GMT)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DateFirst();

    [GeneratedRegex(
        @"^\s*(?<hour>[0-9]{2}):?(?<minute>[0-9]{2})\s*(?:UTC|GMT)\s+" + Date + @"\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex HourFirst();
}
