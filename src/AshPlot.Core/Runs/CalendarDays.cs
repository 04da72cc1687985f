namespace AshPlot.Core.Runs;

/// <summary>Day counts since 1970-01-01 in each <see cref="ModelCalendar"/>.</summary>
internal static class CalendarDays
{
    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    public static long FromDate(int year, int month, int day, ModelCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DaysInMonth(year, month, calendar));
        return calendar switch
        {
            ModelCalendar.ThreeHundredSixtyDay => ((year - 1970) * 360L) + ((month - 1) * 30) + day - 1,
            ModelCalendar.NoLeap => ((year - 1970) * 365L) + DaysBeforeMonth[month - 1] + day - 1,
            ModelCalendar.AllLeap => ((year - 1970) * 366L) + DaysBefore(month, isLeap: true) + day - 1,
            ModelCalendar.Julian => JulianDays(year) + DaysBefore(month, year % 4 == 0) + day - 1,
            _ => (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Days,
        };
    }

    /// <summary>The date of a day count; Gregorian counts are limited to years 1 to 9999.</summary>
    public static (int Year, int Month, int Day) ToDate(long days, ModelCalendar calendar)
    {
        if (calendar == ModelCalendar.Gregorian)
        {
            var date = DateTime.UnixEpoch.AddDays(days);
            return (date.Year, date.Month, date.Day);
        }

        if (calendar == ModelCalendar.Julian)
        {
            var julian = (int)Math.Floor((days - JulianDays(0)) / 365.25);
            while (JulianDays(julian + 1) <= days)
                julian++;
            return InYear(julian, (int)(days - JulianDays(julian)), julian % 4 == 0);
        }

        var daysInYear = calendar switch
        {
            ModelCalendar.NoLeap => 365,
            ModelCalendar.AllLeap => 366,
            _ => 360,
        };
        var year = Math.DivRem(days, daysInYear, out var dayOfYear);
        if (dayOfYear < 0)
        {
            year--;
            dayOfYear += daysInYear;
        }

        if (calendar == ModelCalendar.ThreeHundredSixtyDay)
            return ((int)year + 1970, (int)(dayOfYear / 30) + 1, (int)(dayOfYear % 30) + 1);

        return InYear((int)year + 1970, (int)dayOfYear, calendar == ModelCalendar.AllLeap);
    }

    /// <summary>
    /// Days from 1970-01-01 to 1 January of a year of the Julian calendar, in which every fourth year is a leap year.
    /// </summary>
    /// <remarks>
    /// 1 January 1970 was 19 December 1969 there, 13 days earlier (E. M. Reingold, N. Dershowitz, "Calendrical
    /// Calculations", chapter 3).
    /// </remarks>
    private static long JulianDays(int year) =>
        ((year - 1970) * 365L) + FloorDivide(year - 1, 4) - FloorDivide(1969, 4) + 13;

    private static long FloorDivide(long number, long by) => (number - ((number % by) + by) % by) / by;

    private static (int Year, int Month, int Day) InYear(int year, int dayOfYear, bool isLeap)
    {
        var month = 12;
        while (DaysBefore(month, isLeap) > dayOfYear)
            month--;
        return (year, month, dayOfYear - DaysBefore(month, isLeap) + 1);
    }

    private static int DaysBefore(int month, bool isLeap) => DaysBeforeMonth[month - 1] + (isLeap && month > 2 ? 1 : 0);

    private static int DaysInMonth(int year, int month, ModelCalendar calendar) =>
        calendar switch
        {
            ModelCalendar.ThreeHundredSixtyDay => 30,
            ModelCalendar.NoLeap => DaysBeforeMonth[month] - DaysBeforeMonth[month - 1],
            ModelCalendar.AllLeap => DaysBeforeMonth[month] - DaysBeforeMonth[month - 1] + (month == 2 ? 1 : 0),
            ModelCalendar.Julian => DaysBeforeMonth[month]
                - DaysBeforeMonth[month - 1]
                + (month == 2 && year % 4 == 0 ? 1 : 0),
            _ => DateTime.DaysInMonth(year, month),
        };
}
