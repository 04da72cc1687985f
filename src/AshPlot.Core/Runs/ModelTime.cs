using System.Globalization;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>A moment of a model run, to the second, UTC.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00:00Z, counted in <paramref name="Calendar"/>.</param>
/// <param name="Calendar">The calendar that turns the count into a date.</param>
/// <remarks>
/// A count in a calendar rather than a <see cref="DateTime"/>, since 30 February exists in a 360-day calendar.
/// </remarks>
[JsonConverter(typeof(ModelTimeJsonConverter))]
internal readonly record struct ModelTime(long Seconds, ModelCalendar Calendar = ModelCalendar.Gregorian)
    : IComparable<ModelTime>
{
    private const long SecondsPerDay = 86400;

    /// <summary>The months, January first, as maps and pages call them in every calendar.</summary>
    public static IReadOnlyList<string> Months { get; } =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The moment of a UTC date in the Gregorian calendar.</summary>
    public static ModelTime FromUtc(DateTime utc) => new((long)Math.Round((utc - DateTime.UnixEpoch).TotalSeconds));

    /// <summary>The moment of a date in a calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such date.</exception>
    public static ModelTime FromDate(
        int year,
        int month,
        int day,
        long secondOfDay = 0,
        ModelCalendar calendar = ModelCalendar.Gregorian
    ) => new((CalendarDays.FromDate(year, month, day, calendar) * SecondsPerDay) + secondOfDay, calendar);

    /// <summary>The moment this many seconds later.</summary>
    public ModelTime AddSeconds(long seconds) => this with { Seconds = checked(Seconds + seconds) };

    /// <summary>ISO 8601 with seconds and Z: <c>2010-04-18T03:00:00Z</c>.</summary>
    public override string ToString() =>
        Format(
            static (year, month, day, hour, minute, second) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{year:0000}-{month:00}-{day:00}T{hour:00}:{minute:00}:{second:00}Z"
                )
        );

    /// <summary>The stamp in file names: <c>yyyyMMddHHmmss</c>.</summary>
    public string ToStamp() =>
        Format(
            static (year, month, day, hour, minute, second) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{year:0000}{month:00}{day:00}{hour:00}{minute:00}{second:00}"
                )
        );

    /// <summary>Year, month, day and second of the day in the calendar.</summary>
    public (int Year, int Month, int Day, int SecondOfDay) ToDate()
    {
        var (days, secondOfDay) = (Math.DivRem(Seconds, SecondsPerDay).Quotient, Seconds % SecondsPerDay);
        if (secondOfDay < 0)
        {
            days--;
            secondOfDay += SecondsPerDay;
        }

        var (year, month, day) = CalendarDays.ToDate(days, Calendar);
        return (year, month, day, (int)secondOfDay);
    }

    /// <inheritdoc/>
    public int CompareTo(ModelTime other) => Seconds.CompareTo(other.Seconds);

    private string Format(Func<int, int, int, int, int, int, string> write)
    {
        var (year, month, day, second) = ToDate();
        return write(year, month, day, second / 3600, second / 60 % 60, second % 60);
    }
}

/// <summary>The calendar that a model's times are counted in (CF conventions, section 4.4.1).</summary>
internal enum ModelCalendar
{
    /// <summary>
    /// The calendar of ISO 8601: CF's proleptic_gregorian, and its standard calendar from 15 October 1582 on.
    /// </summary>
    Gregorian,

    /// <summary>Every year has 365 days.</summary>
    NoLeap,

    /// <summary>Every month has 30 days.</summary>
    ThreeHundredSixtyDay,

    /// <summary>
    /// Every fourth year has 366 days: CF's julian, and its standard calendar before 15 October 1582.
    /// </summary>
    Julian,

    /// <summary>Every year has 366 days.</summary>
    AllLeap,
}
