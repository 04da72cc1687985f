using System.CommandLine;
using AshPlot.Cli.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        var options = new RenderCommandOptions();
        var command = new Command("render", "Draws one map for each time and level of every quantity.") { inputs };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(parsed => RenderCommandRunner.Run(options.Read(parsed, parsed.GetRequiredValue(inputs))));
        return command;
    }
}
