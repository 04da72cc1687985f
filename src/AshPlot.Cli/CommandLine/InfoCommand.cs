using System.CommandLine;
using AshPlot.Cli.Info;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot info</c>.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        var input = new InputOptions();
        var workers = CommonOptions.Workers();
        var range = new Option<bool>("--range") { Description = "Also read the data and show minimum and maximum values." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var taskTimeout = CommonOptions.TaskTimeout();
        var workerMemory = CommonOptions.WorkerMemory();
        var verbose = CommonOptions.Verbose();
        var quiet = CommonOptions.Quiet();
        var logFile = CommonOptions.LogFile();
        var command = new Command("info", "Describes a run: quantities, levels, times and grid.")
        {
            inputs, range, json, workers, taskTimeout, workerMemory, verbose, quiet, logFile,
        };
        foreach (var option in input.Options)
            command.Options.Add(option);
        command.SetAction(parsed => InfoCommandRunner.Run(new InfoSettings
        {
            Inputs = parsed.GetRequiredValue(inputs),
            Load = input.Read(parsed) with { Advise = true },
            Workers = OptionText.Workers(parsed.GetValue(workers)),
            TaskTimeout = OptionText.Seconds(parsed.GetRequiredValue(taskTimeout), "--task-timeout"),
            WorkerMemory = OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), OptionText.Workers(parsed.GetValue(workers))),
            Range = parsed.GetValue(range),
            Json = parsed.GetValue(json),
            Logging = OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile)),
        }));
        return command;
    }
}
