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

        var daysInYear = calendar == ModelCalendar.NoLeap ? 365 : 360;
        var year = Math.DivRem(days, daysInYear, out var dayOfYear);
        if (dayOfYear < 0)
        {
            year--;
            dayOfYear += daysInYear;
        }

        if (calendar == ModelCalendar.ThreeHundredSixtyDay)
            return ((int)year + 1970, (int)(dayOfYear / 30) + 1, (int)(dayOfYear % 30) + 1);

        var month = Array.FindLastIndex(DaysBeforeMonth, before => before <= dayOfYear);
        return ((int)year + 1970, month + 1, (int)dayOfYear - DaysBeforeMonth[month] + 1);
    }

    private static int DaysInMonth(int year, int month, ModelCalendar calendar) => calendar switch
    {
        ModelCalendar.ThreeHundredSixtyDay => 30,
        ModelCalendar.NoLeap => DaysBeforeMonth[month] - DaysBeforeMonth[month - 1],
        _ => DateTime.DaysInMonth(year, month),
    };
}
