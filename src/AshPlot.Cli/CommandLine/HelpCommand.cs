using System.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot help</c>.</summary>
internal static class HelpCommand
{
    /// <param name="verbs">The commands that shells offer.</param>
    public static Command Create(IEnumerable<string> verbs)
    {
        var path = new Argument<string[]>("COMMAND")
        {
            Description = "Command to describe, e.g. render; all commands if left out.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        path.CompletionSources.Add([.. verbs]);
        var command = new Command("help", "Shows the commands, or the options of one.") { path };
        command.SetAction(parsed =>
        {
            var root = parsed.RootCommandResult.Command;
            var words = parsed.GetValue(path) ?? [];
            _ = words.Aggregate(root, Find);
            return root.Parse([.. words, "--help"]).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }

    private static Command Find(Command parent, string word) =>
        parent.Subcommands.FirstOrDefault(verb => verb.Name == word)
        ?? throw new InvalidOptionException(
            "help",
            UsageError.UnknownCommand(word, parent.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))
        );
}
