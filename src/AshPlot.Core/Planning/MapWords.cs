using System.Text.RegularExpressions;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Planning;

/// <summary>
/// Texts of the user's own on maps, in place of those that AshPlot writes; null leaves these. They may have
/// placeholders.
/// </summary>
public sealed partial record MapWords
{
    private const int LongestText = 300;

    /// <summary>What may stand in braces.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["quantity", "level", "time", "lead", "volcano", "run"];

    /// <summary>The line over each map.</summary>
    public string? Title { get; init; }

    /// <summary>The line below it.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The line at the lower edge.</summary>
    public string? Footer { get; init; }

    /// <summary>Checks the texts.</summary>
    /// <exception cref="InvalidOptionException">One is too long, or has a placeholder that there is not.</exception>
    public void Check()
    {
        Check(nameof(Title), Title);
        Check(nameof(Subtitle), Subtitle);
        Check(nameof(Footer), Footer);
    }

    /// <summary>
    /// A text with its placeholders filled in, without what divides it from one at its ends that is empty.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value of a placeholder; empty for what is not known.</param>
    public static string Fill(string text, Func<string, string> value) =>
        Placeholder().Replace(text, match => value(match.Groups["name"].Value)).Trim(' ', ',', ':', ';', '|', '-');

    private static void Check(string option, string? text)
    {
        if (text?.Length > LongestText)
            throw new InvalidOptionException(
                option,
                $"is longer than {LongestText} characters, for which a map has no room"
            );
        foreach (var match in Placeholder().Matches(text ?? "").Cast<Match>())
        {
            if (!Placeholders.Contains(match.Groups["name"].Value))
                throw new InvalidOptionException(
                    option,
                    $"unknown placeholder '{match.Value}'; there are {string.Join(", ", Placeholders.Select(name => $"{{{name}}}"))}"
                );
        }
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
