using System.CommandLine;
using AshPlot.Cli.Converting;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot convert</c>.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        inputs.Arity = ArgumentArity.ZeroOrMore;
        inputs.Description =
            "Model output files, a folder of them, or a quoted glob pattern. All inputs together form one run.";
        var input = new InputOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = "NetCDF file to write.",
            HelpName = "FILE.nc",
            Required = true,
        };
        var taskTimeout = CommonOptions.TaskTimeout();
        taskTimeout.Description = "Time limit for writing the file, in seconds (default: none).";
        taskTimeout.DefaultValueFactory = null;
        var workerMemory = CommonOptions.WorkerMemory();
        var verbose = CommonOptions.Verbose();
        var quiet = CommonOptions.Quiet();
        var logFile = CommonOptions.LogFile();
        var qva = new QvaCommandOptions();
        var command = new Command("convert", "Writes a run of any supported model as one CF NetCDF-4 file.")
        {
            inputs,
            output,
            taskTimeout,
            workerMemory,
            verbose,
            quiet,
            logFile,
        };
        foreach (var option in input.Options.Concat(qva.All))
            command.Options.Add(option);
        command.SetAction(parsed =>
            ConvertCommandRunner.Run(
                qva.AddTo(
                    parsed,
                    new ConvertSettings
                    {
                        Work = new WorkSettings
                        {
                            Inputs = parsed.GetValue(inputs) ?? [],
                            Load = input.Read(parsed),
                            Workers = 1,
                            TaskTimeout = parsed.GetValue(taskTimeout) is { } seconds
                                ? OptionText.Seconds(seconds, "--task-timeout")
                                : null,
                            WorkerMemory = OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), 1),
                            Logging = OptionText.Logging(
                                parsed.GetValue(verbose),
                                parsed.GetValue(quiet),
                                parsed.GetValue(logFile)
                            ),
                        },
                        Output = CheckOutput(parsed.GetRequiredValue(output)),
                    }
                )
            )
        );
        return command;
    }

    private static string CheckOutput(string path) =>
        string.IsNullOrWhiteSpace(path) || path.Contains('\0') || Path.EndsInDirectorySeparator(path)
            ? throw new InvalidOptionException("--output", $"'{path}' is not a valid file name")
            : path;
}
