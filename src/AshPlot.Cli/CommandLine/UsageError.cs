using System.CommandLine;
using System.CommandLine.Parsing;

namespace AshPlot.Cli.CommandLine;

/// <summary>Says in one line what is wrong with a command line and what to type instead.</summary>
internal static class UsageError
{
    /// <summary>
    /// Options of ash-model-plotting that have another name here; docs/migrating.md lists all changes.
    /// </summary>
    private static readonly Dictionary<string, string> FormerOptions = new(StringComparer.Ordinal)
    {
        ["--model_type"] = "--model",
        ["--output_dir"] = "--output",
        ["--vaac_colours"] = "--vaac-colours",
        ["--central_longitude"] = "--central-longitude",
    };

    /// <summary>The first problem of a parsed command line; null if there is none.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        var verbs = command.Command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToArray();
        if (verbs.Length > 0 && parsed.UnmatchedTokens is [not ['-', ..], ..])
            return UnknownCommand(parsed.UnmatchedTokens[0], verbs);
        // The parser takes an option that it does not know for a value of an argument.
        var arguments = command
            .Children.OfType<ArgumentResult>()
            .SelectMany(result => result.Tokens)
            .Select(token => token.Value);
        if (arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(word => word is ['-', _, ..]) is { } option)
            return UnknownOption(option, command);
        if (parsed.Errors.Count == 0)
            return null;
        return verbs.Length > 0
            ? $"a command is missing; {Help(command)} lists the commands"
            : $"{parsed.Errors[0].Message.TrimEnd('.')}; {Help(command)} lists the options";
    }

    public static string UnknownCommand(string word, IEnumerable<string> names) =>
        $"unknown command '{word}'{(NearestWord.Question(word, names) is { Length: > 0 } question ? question : "; 'ashplot help' lists the commands")}";

    private static string UnknownOption(string word, CommandResult command)
    {
        var name = word.Split('=', 2)[0];
        var options = command.Command.Options.Where(option => !option.Hidden).ToArray();
        if (FormerOptions.TryGetValue(name, out var renamed) && options.Any(option => option.Name == renamed))
            return $"unknown option '{name}'; it is called '{renamed}' here (docs/migrating.md compares ash-model-plotting with ashplot)";
        var names = options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help");
        return NearestWord.Question(name, names) is { Length: > 0 } question
            ? $"unknown option '{name}'{question}"
            : $"unknown option '{name}'; {Help(command)} lists the options, and a file of that name is given as ./{word}";
    }

    private static string Help(CommandResult command)
    {
        var path = new List<string>();
        for (SymbolResult? at = command; at is CommandResult { Command: not RootCommand } verb; at = at.Parent)
            path.Insert(0, verb.Command.Name);
        return $"'{string.Join(' ', ["ashplot", "help", .. path])}'";
    }
}
