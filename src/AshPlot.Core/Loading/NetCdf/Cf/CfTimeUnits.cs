using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Units of a time coordinate: <c>hours since 2010-04-17 00:00:0.0</c> (CF conventions, section 4.4).</summary>
/// <param name="SecondsPerUnit">86400, 3600, 60 or 1, or 0.001.</param>
/// <param name="ReferenceSeconds">The reference moment in seconds since 1970-01-01 of the calendar, with its fraction.</param>
/// <param name="Calendar">The calendar.</param>
internal sealed partial record CfTimeUnits(double SecondsPerUnit, double ReferenceSeconds, ModelCalendar Calendar)
{
    // Years 1 to 9999, which is what a time stamp can say.
    private const double EarliestSeconds = -62135596800;
    private const double LatestSeconds = 253402300799;

    /// <summary>True for text that has the form of time units.</summary>
    public static bool LooksLike(string units) => units.Contains(" since ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads units and calendar.</summary>
    /// <param name="units">The units.</param>
    /// <param name="calendar">The <c>calendar</c> attribute; null is the standard calendar.</param>
    /// <param name="problem">Why not, for the user, where the result is null.</param>
    public static CfTimeUnits? Parse(string? units, string? calendar, out string problem)
    {
        problem = $"has the time units '{units}'; expected e.g. 'hours since 1970-01-01 00:00:00'";
        if (units is null || Pattern().Match(units) is not { Success: true } match)
            return null;
        if (SecondsOf(match.Groups["unit"].Value) is not { } perUnit)
        {
            problem = $"counts time in '{match.Groups["unit"].Value}', which has no fixed length; days, hours, minutes and seconds have";
            return null;
        }

        if (CalendarOf(calendar) is not { } known)
        {
            problem = $"uses the calendar '{calendar}', which is not known; standard, gregorian, proleptic_gregorian, noleap, 365_day and 360_day are";
            return null;
        }

        var (year, month, day) = (Integer(match, "year"), Integer(match, "month"), Integer(match, "day"));
        var second = (Integer(match, "hour") * 3600) + (Integer(match, "minute") * 60) + Number(match, "second") - ZoneSeconds(match);
        try
        {
            var mixed = calendar?.ToLowerInvariant() is null or "standard" or "gregorian" && (year, month, day).CompareTo((1582, 10, 15)) < 0;
            var midnight = mixed ? JulianDays(year, month, day) * 86400d : ModelTime.FromDate(year, month, day, 0, known).Seconds;
            return new CfTimeUnits(perUnit, midnight + second, known);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The moment of a stored number, rounded to the second: single precision leaves noise in it.</summary>
    /// <returns>Null for a number that is missing or beyond years 1 to 9999.</returns>
    public ModelTime? Decode(double number)
    {
        var seconds = Math.Round(ReferenceSeconds + (number * SecondsPerUnit), MidpointRounding.AwayFromZero);
        return seconds is >= EarliestSeconds and <= LatestSeconds ? new ModelTime((long)seconds, Calendar) : null;
    }

    /// <summary>
    /// Days from 1970-01-01 back to a date of the Julian calendar, which CF's standard calendar follows before 15 October
    /// 1582. From the Julian day number, "Explanatory Supplement to the Astronomical Almanac" (1992), section 12.92.
    /// </summary>
    private static long JulianDays(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(month is >= 1 and <= 12 && day is >= 1 and <= 31, true);
        const int DayNumberOf1970 = 2440588;
        var beforeMarch = (14 - month) / 12;
        var (shiftedYear, shiftedMonth) = (year + 4800L - beforeMarch, month + (12 * beforeMarch) - 3);
        return day + (((153 * shiftedMonth) + 2) / 5) + (365 * shiftedYear) + (shiftedYear / 4) - 32083 - DayNumberOf1970;
    }

    private static double? SecondsOf(string unit) => unit.ToLowerInvariant() switch
    {
        "day" or "days" or "d" => 86400,
        "hour" or "hours" or "hr" or "hrs" or "h" => 3600,
        "minute" or "minutes" or "min" or "mins" => 60,
        "second" or "seconds" or "sec" or "secs" or "s" => 1,
        "millisecond" or "milliseconds" or "msec" or "ms" => 0.001,
        _ => null,
    };

    private static ModelCalendar? CalendarOf(string? calendar) => calendar?.ToLowerInvariant() switch
    {
        null or "standard" or "gregorian" or "proleptic_gregorian" => ModelCalendar.Gregorian,
        "noleap" or "365_day" => ModelCalendar.NoLeap,
        "360_day" => ModelCalendar.ThreeHundredSixtyDay,
        _ => null,
    };

    private static double ZoneSeconds(Match match)
    {
        var seconds = (Integer(match, "zoneHour") * 3600) + (Integer(match, "zoneMinute") * 60);
        return match.Groups["sign"].ValueSpan is "-" ? -seconds : seconds;
    }

    private static int Integer(Match match, string group) => (int)Number(match, group);

    private static double Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? double.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?<unit>[a-z]+)\s+since\s+(?<year>[0-9]{1,4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
        + @"(?:[T\s]\s*(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{1,2})(?::(?<second>[0-9]{1,2}(?:\.[0-9]*)?))?)?)?"
        + @"\s*(?:Z|UTC|GMT|(?<sign>[+-])(?<zoneHour>[0-9]{1,2})(?::?(?<zoneMinute>[0-9]{2}))?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
