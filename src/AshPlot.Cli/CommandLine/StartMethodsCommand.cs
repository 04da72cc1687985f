using System.CommandLine;
using AshPlot.Cli.StartMethods;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot start-methods</c>.</summary>
internal static class StartMethodsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, with the evidence." };
        var command = new Command("start-methods", "Runs the fork and spawn experiment, and says what a worker sees under each start method.") { json };
        command.SetAction(parsed => StartMethodsRunner.Run(parsed.GetValue(json)));
        return command;
    }
}
