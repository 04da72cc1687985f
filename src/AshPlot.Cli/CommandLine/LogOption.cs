using System.Text.RegularExpressions;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// <c>--log</c> and <c>--contours</c> are switches that may have a value, as in <c>--log total-column=on</c>. The word
/// after such a switch may also be the next argument, for example the input, and the parser of options cannot tell the
/// two apart. So values are joined to their switch before parsing.
/// </summary>
internal static partial class LogOption
{
    /// <summary>The option.</summary>
    public const string Name = "--log";

    /// <summary>Its value where it has none: for all quantities.</summary>
    public const string ForAll = "all";

    /// <summary>The other switch, and its value where it has none.</summary>
    public const string Contours = "--contours";
    public const string PlainContours = "plain";

    /// <summary>The value of a switch that has none; null for another option.</summary>
    public static string? WithoutValue(string option) =>
        option switch
        {
            Name => ForAll,
            Contours => PlainContours,
            _ => null,
        };

    /// <summary>The arguments with the value of each such switch in the same word.</summary>
    public static IEnumerable<string> Joined(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index];
            if (WithoutValue(name) is not { } without)
                yield return name;
            else if (
                index + 1 < arguments.Length
                && (name == Name ? Value() : ContoursValue()).IsMatch(arguments[index + 1])
            )
                yield return $"{name}={arguments[++index]}";
            else
                yield return $"{name}={without}";
        }
    }

    /// <summary>The option as it was given.</summary>
    /// <param name="values">Its values, joined or not.</param>
    public static GivenOption Given(IEnumerable<string> values) =>
        new(Name, [.. values.Where(value => value != ForAll)]);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*=(on|off)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex("^(plain|smooth|none)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContoursValue();
}
