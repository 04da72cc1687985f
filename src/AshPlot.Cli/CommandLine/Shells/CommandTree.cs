using System.CommandLine;

namespace AshPlot.Cli.CommandLine.Shells;

/// <summary>A command as completion scripts and manual pages show it.</summary>
/// <param name="Path">Its words, e.g. <c>ashplot slurm render</c>.</param>
/// <param name="Command">Its definition.</param>
/// <param name="Parents">The commands above it, nearest last.</param>
internal sealed record CommandNode(string Path, Command Command, IReadOnlyList<Command> Parents)
{
    public IEnumerable<Command> Verbs => Command.Subcommands.Where(verb => !verb.Hidden);

    /// <summary>Options of the command, with those that its parents hand down, such as <c>--help</c>.</summary>
    public IEnumerable<Option> Options =>
        Command
            .Options.Concat(Parents.SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden);

    /// <summary>What the command's arguments are completed with; null for a command without arguments.</summary>
    public WordValues? Arguments => Command.Arguments.Count == 0 ? null : WordValues.Of(Command.Arguments[0]);
}

/// <summary>All commands that users see, parents first.</summary>
internal static class CommandTree
{
    public const string Program = "ashplot";

    public static IEnumerable<CommandNode> Nodes(RootCommand root) => Below(new CommandNode(Program, root, []));

    private static IEnumerable<CommandNode> Below(CommandNode node) =>
        node
            .Verbs.SelectMany(verb =>
                Below(new CommandNode($"{node.Path} {verb.Name}", verb, [.. node.Parents, node.Command]))
            )
            .Prepend(node);

    /// <summary>
    /// The names of an option that users type: <c>--output</c>, <c>-o</c>; none of the forms of Windows.
    /// </summary>
    public static string[] Names(this Option option) =>
        [.. option.Aliases.Prepend(option.Name).Where(name => name.StartsWith('-') && name != "-?").Distinct()];

    /// <summary>True for an option that takes no value.</summary>
    public static bool IsSwitch(this Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);
}

/// <summary>What a shell offers for a value.</summary>
/// <param name="Words">The words that may stand there.</param>
/// <param name="IsList">True if several may be given, separated by commas.</param>
/// <param name="Paths">The paths that may stand there as well.</param>
internal sealed record WordValues(IReadOnlyList<string> Words, bool IsList, PathKind Paths)
{
    /// <summary>Paths follow from the name of the value in the help: DIR, FILE.json, or that of an input.</summary>
    public static WordValues Of(Symbol symbol)
    {
        var name = symbol is Option option ? option.HelpName ?? "" : symbol.Name;
        var paths =
            name.Contains("DIR", StringComparison.Ordinal) && !name.Contains('=') ? PathKind.Folder
            : name.Contains("FILE", StringComparison.Ordinal) || name is "INPUT" or "EXPECTED" or "ACTUAL"
                ? PathKind.File
            : PathKind.None;
        var words = symbol
            .GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)
            .Select(item => item.Label)
            .ToArray();
        return new WordValues(words, words.Length > 0 && symbol is Option { ValueType.IsArray: true }, paths);
    }
}

/// <summary>Kinds of paths that a value may be.</summary>
internal enum PathKind
{
    None,
    File,
    Folder,
}
