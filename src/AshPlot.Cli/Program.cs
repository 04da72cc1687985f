using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Workers;
using AshPlot.Workers;

namespace AshPlot.Cli;

internal static class Program
{
    /// <summary>Workers are told apart first, so that they start without the command line.</summary>
    private static int Main(string[] arguments) =>
        WorkerHost.TryRun(arguments, WorkerTasks.Registry, out var status) ? status : AshPlotCommand.Run(arguments);
}
