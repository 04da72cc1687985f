using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Slurm;

/// <summary>A time limit as Slurm writes it: minutes, M:S, H:M:S, D-H, D-H:M or D-H:M:S.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Duration">How long it is.</param>
internal sealed partial record TimeLimit(string Text, TimeSpan Duration)
{
    /// <summary>The most before the end of a task that it is told to stop.</summary>
    private const int MostNoticeSeconds = 60;

    /// <summary>How long before the end a task is told to stop: a tenth of its time, a minute at most.</summary>
    public int NoticeSeconds => (int)Math.Clamp(Duration.TotalSeconds / 10, 1, MostNoticeSeconds);

    /// <summary>The notice where no limit is given.</summary>
    public static int UsualNoticeSeconds => MostNoticeSeconds;

    /// <summary>
    /// True for a text that can only be a limit. <c>--time</c> selects maps too, but no time of a map has one of these
    /// forms: as a number a map's time has 14 digits.
    /// </summary>
    public static bool IsLimit(string text) => Form().IsMatch(text);

    /// <summary>Reads a limit.</summary>
    /// <exception cref="InvalidOptionException">It is none, or it is 0.</exception>
    public static TimeLimit Parse(string text)
    {
        var form = Form().Match(text);
        var days = Number(form.Groups["days"]);
        var (hours, minutes, seconds) =
            form.Groups["days"].Success
                ? (Number(form.Groups["first"]), Number(form.Groups["second"]), Number(form.Groups["third"]))
            : form.Groups["third"].Success
                ? (Number(form.Groups["first"]), Number(form.Groups["second"]), Number(form.Groups["third"]))
            : (0, Number(form.Groups["first"]), Number(form.Groups["second"]));
        var duration = TimeSpan.FromSeconds((((((days * 24.0) + hours) * 60) + minutes) * 60) + seconds);
        return form.Success && duration > TimeSpan.Zero
            ? new TimeLimit(text, duration)
            : throw new InvalidOptionException(
                "--time",
                $"'{text}' is not a valid Slurm time limit; expected minutes, H:M:S or D-H:M:S"
            );
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?:(?<days>[0-9]{1,4})-)?(?<first>[0-9]{1,7})(?::(?<second>[0-9]{1,4})(?::(?<third>[0-9]{1,4}))?)?$"
    )]
    private static partial Regex Form();
}
