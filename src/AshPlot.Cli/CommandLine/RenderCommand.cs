using System.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create() => Create(RenderCommandRunner.Run);

    /// <summary>Reads the words after the verb, as the command does.</summary>
    /// <exception cref="InvalidOptionException">They cannot be used as they are.</exception>
    public static RenderCommandSettings Read(string[] words)
    {
        RenderCommandSettings? settings = null;
        var command = Create(read =>
        {
            settings = read;
            return ExitStatus.Done;
        });
        var line = PresetCommandLine.Parse(
            command,
            words,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (UsageError.Find(line.Parsed) is { } problem)
            throw new InvalidOptionException(command.Name, problem);
        line.Invoke(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
        );
        return settings!;
    }

    private static Command Create(Func<RenderCommandSettings, int> run)
    {
        var inputs = CommonOptions.Inputs();
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var options = new RenderCommandOptions();
        var command = new Command("render", "Draws a map for each time and level of every quantity.") { inputs };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(parsed => run(options.Read(parsed, parsed.GetValue(inputs) ?? [])));
        return command;
    }
}
