using System.Text.RegularExpressions;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// <c>--log</c> is a switch that may have a value, <c>--log total-column=on</c>. A word after it that is none is the next argument, such as
/// the input, which a parser of options cannot know: so values are joined to it beforehand.
/// </summary>
internal static partial class LogOption
{
    /// <summary>The option.</summary>
    public const string Name = "--log";

    /// <summary>Its value where it has none: for all quantities.</summary>
    public const string ForAll = "all";

    /// <summary>The arguments with the value of each <c>--log</c> in the same word.</summary>
    public static IEnumerable<string> Joined(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (arguments[index] != Name)
                yield return arguments[index];
            else if (index + 1 < arguments.Length && Value().IsMatch(arguments[index + 1]))
                yield return $"{Name}={arguments[++index]}";
            else
                yield return $"{Name}={ForAll}";
        }
    }

    /// <summary>The option as it was given.</summary>
    /// <param name="values">Its values, joined or not.</param>
    public static GivenOption Given(IEnumerable<string> values) => new(Name, [.. values.Where(value => value != ForAll)]);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*=(on|off)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
