using System.CommandLine;
using AshPlot.Cli.CommandLine.Shells;
using AshPlot.Core.Output;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// <c>ashplot completion</c>, and the hidden command by which <c>./install</c> writes completion and manual pages.
/// </summary>
internal static class CompletionCommand
{
    private static readonly (string Name, Func<RootCommand, string> Write, string Path)[] Shells =
    [
        ("bash", BashScript.Write, "bash-completion/completions/ashplot"),
        ("zsh", ZshScript.Write, "zsh/site-functions/_ashplot"),
        ("fish", FishScript.Write, "fish/vendor_completions.d/ashplot.fish"),
    ];

    public static Command Create()
    {
        var names = Shells.Select(shell => shell.Name).ToArray();
        var shell = new Argument<string>("SHELL") { Description = $"Shell to write for: {string.Join(", ", names)}." };
        shell.CompletionSources.Add(names);
        var command = new Command(
            "completion",
            "Prints a script that completes commands, options and values in a shell."
        )
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            var name = OptionText.OneOf(
                parsed.GetRequiredValue(shell),
                "completion",
                [.. names.Select(name => (name, name))]
            );
            Console.Out.Write(Shells.Single(known => known.Name == name).Write(AshPlotCommand.Create()));
            return ExitStatus.Done;
        });
        return command;
    }

    /// <summary><c>ashplot share-files DIR</c>: all that goes under <c>share</c> of an installation.</summary>
    public static Command CreateShareFiles()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder share of an installation." };
        var command = new Command("share-files", "Writes completion scripts and manual pages.") { folder };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var (path, text) in ShareFiles(AshPlotCommand.Create()))
            {
                var target = Path.Combine(parsed.GetRequiredValue(folder), path);
                AtomicFile.WriteText(target, Path.GetDirectoryName(target)!, text);
            }

            return ExitStatus.Done;
        });
        return command;
    }

    private static IEnumerable<(string Path, string Text)> ShareFiles(RootCommand root) =>
        Shells
            .Select(shell => (shell.Path, shell.Write(root)))
            .Concat(ManualPages.Write(root).Select(page => ("man/man1/" + page.FileName, page.Text)));
}
