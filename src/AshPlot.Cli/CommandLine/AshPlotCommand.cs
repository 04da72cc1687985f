using System.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The whole command line: verbs in, exit status out. What it throws is for <see cref="LastResort"/>.
/// </summary>
internal static class AshPlotCommand
{
    public static int Run(string[] arguments)
    {
        // The answer to --version needs no parser.
        if (arguments is ["--version"])
        {
            Console.Out.WriteLine(ToolVersion.Text);
            return ExitStatus.Done;
        }

        var root = Create();
        // By default '@name' stands for the words in that file; here it is a file, such as '*' finds it.
        var line = PresetCommandLine.Parse(
            root,
            [.. LogOption.Joined(arguments)],
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (UsageError.Find(line.Parsed) is { } problem)
        {
            ErrorReport.Write(problem);
            return ExitStatus.Usage;
        }

        // Signals are the render command's own affair: it stops the pool tidily and writes what is known.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return line.Invoke(configuration);
    }

    /// <summary>All commands, as help, completion and the manual pages show them.</summary>
    public static RootCommand Create()
    {
        Command[] verbs =
        [
            RenderCommand.Create(),
            InfoCommand.Create(),
            ConvertCommand.Create(),
            CompareCommand.Create(),
            AnalyseCommand.Create(),
            QueryCommand.Create(),
            AdvisoryCommand.Create(),
            DiffCommand.Create(),
            SectionCommand.Create(),
            MergeCommand.Create(),
            SlurmCommand.Create(),
            StartMethodsCommand.Create(),
            SampleCommand.Create(),
            CompletionCommand.Create(),
        ];
        var root = new RootCommand(
            "Draws maps of volcanic ash from the output of dispersion models, in parallel worker processes."
        );
        foreach (
            var verb in (Command[])
                [.. verbs, HelpCommand.Create(verbs.Select(verb => verb.Name)), CompletionCommand.CreateShareFiles()]
        )
            root.Add(verb);
        return root;
    }
}
