using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>
/// Units of a time coordinate: <c>hours since 2010-04-17 00:00:0.0</c> (CF conventions, section 4.4), or the dates of
/// CDO and ICON, <c>day as %Y%m%d.%f</c> (CDO User Guide, "Absolute time").
/// </summary>
/// <param name="SecondsPerUnit">86400, 3600, 60 or 1, or 0.001; 0 for dates.</param>
/// <param name="ReferenceSeconds">The reference moment in seconds since 1970-01-01 of the calendar, with its
/// fraction.</param>
/// <param name="Calendar">The calendar.</param>
/// <param name="IsMixed">True for CF's standard calendar, which is Julian before 15 October 1582.</param>
internal sealed partial record CfTimeUnits(
    double SecondsPerUnit,
    double ReferenceSeconds,
    ModelCalendar Calendar,
    bool IsMixed
)
{
    private const int LatestYear = 9999;
    private const double SecondsPerDay = 86400;

    // Enough for every calendar's years 1 to 9999, which is what a time stamp can say.
    private const double FarthestSeconds = 3.2e11;

    private static readonly long GregorianBegins = ModelTime.FromDate(1582, 10, 15).Seconds;

    /// <summary>True for text that has the form of time units.</summary>
    public static bool LooksLike(string units) =>
        units.Contains(" since ", StringComparison.OrdinalIgnoreCase)
        || units.Contains(" as %", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads units and calendar.</summary>
    /// <param name="units">The units.</param>
    /// <param name="calendar">The <c>calendar</c> attribute; null is the standard calendar.</param>
    /// <param name="problem">Why not, for the user, where the result is null.</param>
    public static CfTimeUnits? Parse(string? units, string? calendar, out string problem)
    {
        problem = $"has the time units '{units}'; expected e.g. 'hours since 1970-01-01 00:00:00'";
        if (CalendarOf(calendar) is not var (known, isMixed))
        {
            problem =
                $"uses the calendar '{calendar}', which is not known; standard, proleptic_gregorian, julian, noleap, all_leap and 360_day are";
            return null;
        }

        if (units is not null && DayAs().IsMatch(units))
            return new CfTimeUnits(0, 0, known, isMixed);
        if (units is null || Pattern().Match(units) is not { Success: true } match)
            return null;
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (SecondsOf(unit, known) is not { } perUnit)
        {
            problem =
                $"counts time in '{match.Groups["unit"].Value}', which has no fixed length in its calendar; days, hours, minutes and seconds have";
            return null;
        }

        var (year, month, day) = (Integer(match, "year"), Integer(match, "month"), Integer(match, "day"));
        var second =
            (Integer(match, "hour") * 3600)
            + (Integer(match, "minute") * 60)
            + Number(match, "second")
            - ZoneSeconds(match);
        return Midnight(year, month, day, known, isMixed) is { } midnight
            ? new CfTimeUnits(perUnit, midnight + second, known, isMixed)
            : null;
    }

    /// <summary>The moment of a stored number, rounded to the second: single precision leaves noise in it.</summary>
    /// <returns>Null for a number that is missing, not a date, or beyond years 1 to 9999.</returns>
    public ModelTime? Decode(double number)
    {
        if (SecondsPerUnit == 0)
            return DecodeDate(number);
        var seconds = Math.Round(ReferenceSeconds + (number * SecondsPerUnit), MidpointRounding.AwayFromZero);
        return Math.Abs(seconds) <= FarthestSeconds ? Moment((long)seconds) : null;
    }

    private ModelTime? DecodeDate(double number)
    {
        if (!(number is >= 10101 and < 1e8))
            return null;
        var date = (int)number;
        var second = Math.Round((number - date) * SecondsPerDay, MidpointRounding.AwayFromZero);
        return Midnight(date / 10000, date / 100 % 100, date % 100, Calendar, IsMixed) is { } midnight
            ? Moment((long)(midnight + second))
            : null;
    }

    private ModelTime? Moment(long seconds)
    {
        var calendar = IsMixed && seconds < GregorianBegins ? ModelCalendar.Julian : Calendar;
        if (
            calendar == ModelCalendar.Gregorian
            && (
                seconds < ModelTime.FromUtc(DateTime.MinValue).Seconds
                || seconds > ModelTime.FromUtc(DateTime.MaxValue).Seconds - 1
            )
        )
            return null;
        var time = new ModelTime(seconds, calendar);
        return time.ToDate().Year is >= 1 and <= LatestYear ? time : null;
    }

    /// <summary>Seconds of the beginning of a day; null where the calendar has no such day.</summary>
    private static double? Midnight(int year, int month, int day, ModelCalendar calendar, bool isMixed)
    {
        var beforeGregorian = isMixed && (year, month, day).CompareTo((1582, 10, 15)) < 0;
        if (beforeGregorian && (year, month, day).CompareTo((1582, 10, 4)) > 0)
            return null;
        try
        {
            return ModelTime.FromDate(year, month, day, 0, beforeGregorian ? ModelCalendar.Julian : calendar).Seconds;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>
    /// A month has a length only where every month has the same, and a year where every year has: as cftime decodes
    /// them.
    /// </summary>
    private static double? SecondsOf(string unit, ModelCalendar calendar) =>
        unit switch
        {
            "month" or "months" when calendar == ModelCalendar.ThreeHundredSixtyDay => 30 * SecondsPerDay,
            "common_year" or "common_years" when calendar == ModelCalendar.NoLeap => 365 * SecondsPerDay,
            "week" or "weeks" => 7 * SecondsPerDay,
            "day" or "days" or "d" => SecondsPerDay,
            "hour" or "hours" or "hr" or "hrs" or "h" => 3600,
            "minute" or "minutes" or "min" or "mins" => 60,
            "second" or "seconds" or "sec" or "secs" or "s" => 1,
            "millisecond" or "milliseconds" or "millisec" or "millisecs" or "msec" or "msecs" or "ms" => 1e-3,
            "microsecond" or "microseconds" or "microsec" or "microsecs" => 1e-6,
            _ => null,
        };

    private static (ModelCalendar Calendar, bool IsMixed)? CalendarOf(string? calendar) =>
        calendar?.ToLowerInvariant() switch
        {
            null or "standard" or "gregorian" => (ModelCalendar.Gregorian, true),
            "proleptic_gregorian" => (ModelCalendar.Gregorian, false),
            "julian" => (ModelCalendar.Julian, false),
            "noleap" or "365_day" => (ModelCalendar.NoLeap, false),
            "all_leap" or "366_day" => (ModelCalendar.AllLeap, false),
            "360_day" => (ModelCalendar.ThreeHundredSixtyDay, false),
            _ => null,
        };

    private static double ZoneSeconds(Match match)
    {
        var seconds = (Integer(match, "zoneHour") * 3600) + (Integer(match, "zoneMinute") * 60);
        return match.Groups["sign"].ValueSpan is "-" ? -seconds : seconds;
    }

    private static int Integer(Match match, string group) => (int)Number(match, group);

    private static double Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
            ? double.Parse(found.ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        @"^\s*(?<unit>[a-z_]+)\s+since\s+(?<year>[0-9]{1,4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
            + @"(?:[T\s]\s*(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{1,2})(?::(?<second>[0-9]{1,2}(?:\.[0-9]*)?))?)?)?"
            + @"\s*(?:Z|UTC|GMT|(?<sign>[+-])(?<zoneHour>[0-9]{1,2})(?::?(?<zoneMinute>[0-9]{2}))?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\s*days?\s+as\s+%Y%m%d(?:\.%f)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayAs();
}
