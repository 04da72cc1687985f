using AshPlot.Cli.CommandLine;
using AshPlot.Cli.StartMethods;
using AshPlot.Core.Errors;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli;

internal static class Program
{
    /// <summary>Workers are told apart first, so that they start without the command line.</summary>
    private static int Main(string[] arguments) => LastResort.Run(arguments, Run);

    private static int Run(string[] arguments)
    {
        OptionNames.Use(LibraryNames.OptionOf);
        if (WorkerHost.TryRun(arguments, Registry, out var status))
            return status;
        if (SystemLimits.Problem() is { } problem)
        {
            ErrorReport.Write(problem);
            return ExitStatus.InputOrOutput;
        }

        StandardOutput.Use();
        return OperatingSystem.IsLinux() && arguments is [LockExperiment.Verb]
            ? LockExperiment.Run()
            : AshPlotCommand.Run(arguments);
    }

    private static WorkerRegistry Registry() =>
        Environment.GetEnvironmentVariable(ExperimentTasks.MarkVariable) is { Length: > 0 } mark
            ? ExperimentTasks.Registry(mark)
            : WorkerTasks.Registry();
}
