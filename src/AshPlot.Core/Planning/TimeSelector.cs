using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>
/// One time of <c>Times</c>, or all from one to another, both included. A time stands for the whole of what it states:
/// a date for the day, an hour for the hour, <c>06Z</c> for that hour of every day.
/// </summary>
/// <param name="Text">As it was given.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
public sealed partial record TimeSelector(string Text, TimeBound From, TimeBound To)
{
    /// <summary>Reads <c>T</c> or <c>T1/T2</c>.</summary>
    /// <exception cref="InvalidOptionException">It is not a time, or the second is before the first.</exception>
    public static TimeSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        if (parts.Length > 2)
            throw Invalid(text);
        var (from, to) = (Bound(parts[0], text), Bound(parts[^1], text));
        if ((from.Kind == TimeBoundKind.Clock) != (to.Kind == TimeBoundKind.Clock))
            throw Invalid(text);
        if (
            from.Kind == TimeBoundKind.Date
            && to.Kind == TimeBoundKind.Date
            && string.CompareOrdinal(from.Earliest, to.Latest) > 0
        )
            throw new InvalidOptionException(
                nameof(MapOptions.Times),
                $"'{text}' ends before it begins; give the earlier time first"
            );
        return new TimeSelector(text, from, to);
    }

    /// <summary>Which of the times of a quantity are meant.</summary>
    /// <param name="times">The times, ascending.</param>
    /// <param name="start">The beginning of the run, from which <c>T+6</c> counts.</param>
    internal ImmutableArray<bool> Choose(ImmutableArray<TimeStep> times, ModelTime start)
    {
        if (times.IsEmpty)
            return [];
        var (from, to) = Stamps(times, start);
        return [.. times.Select(step => IsWithin(step.Time.ToStamp(), from, to))];
    }

    /// <summary>
    /// The times just before and after what is meant, as people read them; none for an hour of every day.
    /// </summary>
    /// <inheritdoc cref="Choose"/>
    internal IEnumerable<string> Nearest(ImmutableArray<TimeStep> times, ModelTime start)
    {
        if (times.IsEmpty || From.Kind == TimeBoundKind.Clock)
            return [];
        var (from, to) = Stamps(times, start);
        var before = times.LastOrDefault(step => string.CompareOrdinal(step.Time.ToStamp(), from) < 0);
        var after = times.FirstOrDefault(step => string.CompareOrdinal(step.Time.ToStamp(), to) > 0);
        return new[] { before, after }.OfType<TimeStep>().Select(step => step.Time.ToString());
    }

    private (string From, string To) Stamps(ImmutableArray<TimeStep> times, ModelTime start) =>
        (From.Resolve(times, start).Earliest, To.Resolve(times, start).Latest);

    /// <summary>Compared as text, so that a date of another calendar counts as it is written.</summary>
    private bool IsWithin(string stamp, string from, string to)
    {
        if (From.Kind != TimeBoundKind.Clock)
            return string.CompareOrdinal(stamp, from) >= 0 && string.CompareOrdinal(stamp, to) <= 0;
        var clock = stamp[^from.Length..];
        var (isLate, isEarly) = (string.CompareOrdinal(clock, from) >= 0, string.CompareOrdinal(clock, to) <= 0);
        // 18Z/06Z goes through midnight.
        return string.CompareOrdinal(from, to) <= 0 ? isLate && isEarly : isLate || isEarly;
    }

    private static TimeBound Bound(string part, string whole)
    {
        var match = Form().Match(part.Trim());
        if (!match.Success)
            throw Invalid(whole);
        if (match.Groups["word"].Success)
            return new TimeBound(
                match.Groups["word"].ValueSpan.Equals("first", StringComparison.OrdinalIgnoreCase)
                    ? TimeBoundKind.First
                    : TimeBoundKind.Latest
            );
        if (match.Groups["hours"].Success)
            return new TimeBound(
                TimeBoundKind.Hours,
                Hours: double.Parse(match.Groups["hours"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)
            );
        var (date, clock) = (Digits(match.Groups["date"].Value), Digits(match.Groups["clock"].Value));
        // An hour may be written with one digit.
        clock = clock.Length % 2 == 1 ? "0" + clock : clock;
        if (!IsDate(date) || !IsClock(clock))
            throw Invalid(whole);
        return new TimeBound(date.Length == 0 ? TimeBoundKind.Clock : TimeBoundKind.Date, date + clock);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>True for a date that one of the calendars has, which may be 30 February.</summary>
    private static bool IsDate(string digits) =>
        digits.Length == 0
        || (
            Number(digits, 4) is >= 1 and <= 12 and var month
            && Number(digits, 6) is >= 1 and var day
            && day <= (month == 2 ? 30 : DateTime.DaysInMonth(2000, month))
        );

    private static bool IsClock(string digits) =>
        (digits.Length == 0 || Number(digits, 0) <= 23)
        && (digits.Length <= 2 || Number(digits, 2) <= 59)
        && (digits.Length <= 4 || Number(digits, 4) <= 59);

    private static int Number(string digits, int start) =>
        int.Parse(digits.AsSpan(start, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static InvalidOptionException Invalid(string text) =>
        new(
            nameof(MapOptions.Times),
            $"'{text}' is not a valid time; give 2010-04-18T03:00:00Z, 2010-04-18T06, 2010-04-18, 06Z, T+6, first, latest, or two with a / between"
        );

    [GeneratedRegex(
        @"^(?:(?<word>first|latest)|T\+(?<hours>[0-9]{1,5}(?:\.[0-9]{1,4})?)h?"
            + @"|(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})(?:[T ]?(?<clock>[0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2})?)?))?(?:Z|\+00:?00)?"
            + @"|(?<clock>[0-9]{1,2}(?::?[0-9]{2}(?::?[0-9]{2})?)?)Z)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
