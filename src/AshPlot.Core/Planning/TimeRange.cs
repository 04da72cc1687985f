using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>One time, or all from one to another, both included; the text of <c>--time</c>.</summary>
/// <param name="From">First time.</param>
/// <param name="To">Last time.</param>
public sealed record TimeRange(ModelTime From, ModelTime To)
{
    private static readonly string[] Patterns =
    [
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
        "yyyyMMddHHmmss", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyy-MM-dd",
    ];

    /// <summary>Reads <c>T</c> or <c>T1/T2</c>: ISO 8601, UTC, or the stamp of a file name. A date alone is the whole day.</summary>
    /// <exception cref="InvalidOptionException">It is no time, or the second is before the first.</exception>
    public static TimeRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        if (parts.Length > 2)
            throw Invalid(text);
        var (from, endOfFirst) = Moment(parts[0], text);
        var to = parts.Length == 2 ? Moment(parts[1], text).Last : endOfFirst;
        return to.CompareTo(from) >= 0 ? new TimeRange(from, to) : throw Invalid(text);
    }

    /// <summary>True when the time lies within, read as a date in its own calendar.</summary>
    public bool Contains(ModelTime time)
    {
        var stamp = time.ToStamp();
        return string.CompareOrdinal(stamp, From.ToStamp()) >= 0 && string.CompareOrdinal(stamp, To.ToStamp()) <= 0;
    }

    private static (ModelTime First, ModelTime Last) Moment(string part, string whole)
    {
        var text = part.Trim().TrimEnd('Z');
        if (!DateTime.TryParseExact(text, Patterns, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            throw Invalid(whole);
        var first = ModelTime.FromUtc(moment);
        return (first, text.Length == "yyyy-MM-dd".Length ? first.AddSeconds(86399) : first);
    }

    private static InvalidOptionException Invalid(string text) => new(
        "--time", $"'{text}' is no time; give 2010-04-18T03:00:00Z, or two of them with a / between");
}
