using System.Globalization;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Loading.Name;

/// <summary>
/// What NAME did over time, from its text, e.g. <c>003 hr time averaged</c> or <c>1day 0hr 0min integral</c>.
/// </summary>
/// <param name="Statistic"><c>mean</c>, <c>sum</c>, or null for a momentary value.</param>
/// <param name="Seconds">Length of the period; 0 without one, or where the text has no number.</param>
internal readonly partial record struct AveragingPeriod(string? Statistic, long Seconds)
{
    /// <summary>The statistic of an average over time.</summary>
    public const string Mean = "mean";

    /// <summary>The statistic of an integral over time.</summary>
    public const string Sum = "sum";

    /// <summary>A thousand years: more is no averaging period, and its beginning would be no date.</summary>
    private const decimal LongestSeconds = 1000m * 366 * 86400;

    /// <summary>No averaging: the value of a moment.</summary>
    public static AveragingPeriod None { get; }

    /// <summary>Reads NAME's text, with any number of digits; null and empty text is no averaging.</summary>
    /// <returns>False for text that says nothing known of averaging; the period is then <see cref="None"/>.</returns>
    public static bool TryParse(string? text, out AveragingPeriod period)
    {
        period = None;
        if (string.IsNullOrWhiteSpace(text) || NoAveraging().IsMatch(text))
            return true;

        string statistic;
        if (text.Contains("integ", StringComparison.OrdinalIgnoreCase))
            statistic = Sum;
        else if (text.Contains("averag", StringComparison.OrdinalIgnoreCase))
            statistic = Mean;
        else
            return false;

        decimal seconds = 0;
        foreach (Match part in Part().Matches(text))
        {
            if (
                !decimal.TryParse(
                    part.Groups[1].ValueSpan,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var count
                )
                || count > LongestSeconds
            )
            {
                return false;
            }

            seconds +=
                count
                * char.ToLowerInvariant(part.Groups[2].ValueSpan[0]) switch
                {
                    'd' => 86400,
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
            if (seconds > LongestSeconds)
                return false;
        }

        period = new AveragingPeriod(statistic, (long)seconds);
        return true;
    }

    [GeneratedRegex(@"^\s*(?:no\b|none\b|instantaneous)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoAveraging();

    [GeneratedRegex(@"([0-9]+)\s*(day|hr|hour|min|sec)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
