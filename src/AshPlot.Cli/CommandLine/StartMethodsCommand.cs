using System.CommandLine;
using AshPlot.Cli.StartMethods;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot start-methods</c>.</summary>
internal static class StartMethodsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON with the evidence." };
        var command = new Command(
            "start-methods",
            "Runs an experiment that shows what a worker inherits under fork and under spawn."
        )
        {
            json,
        };
        command.SetAction(parsed => StartMethodsRunner.Run(parsed.GetValue(json)));
        return command;
    }
}
