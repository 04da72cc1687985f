using System.CommandLine;
using AshPlot.Cli.Info;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot info</c>.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        // The list of colours needs no run.
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var input = new InputOptions();
        var workers = CommonOptions.Workers();
        var range = new Option<bool>("--range") { Description = "Also read the data and show minimum and maximum values." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var colours = new Option<bool>("--colours", "--colors") { Description = "List the colours and classes that come with ashplot; needs no INPUT." };
        var taskTimeout = CommonOptions.TaskTimeout();
        var workerMemory = CommonOptions.WorkerMemory();
        var verbose = CommonOptions.Verbose();
        var quiet = CommonOptions.Quiet();
        var logFile = CommonOptions.LogFile();
        var command = new Command("info", "Describes a run: quantities, levels, times and grid.")
        {
            inputs, range, json, colours, workers, taskTimeout, workerMemory, verbose, quiet, logFile,
        };
        foreach (var option in input.Options)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(inputs) is not { Tokens.Count: > 0 } && !result.GetValue(colours))
                result.AddError("Required argument missing for command: 'info'.");
        });
        command.SetAction(parsed => parsed.GetValue(colours) ? Print() : InfoCommandRunner.Run(new InfoSettings
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

        static int Print()
        {
            ColourList.Print(Console.Out);
            return ExitStatus.Done;
        }
    }
}
