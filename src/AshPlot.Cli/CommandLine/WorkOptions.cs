using System.CommandLine;
using AshPlot.Cli.Reporting;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The options that say how workers read and what is logged, the same for every command that reads slices.
/// </summary>
internal sealed class WorkOptions
{
    private readonly Option<string?> workers = CommonOptions.Workers();
    private readonly Option<string> taskTimeout = CommonOptions.TaskTimeout();
    private readonly Option<string> workerMemory = CommonOptions.WorkerMemory();
    private readonly Option<bool> verbose = CommonOptions.Verbose();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<string?> logFile = CommonOptions.LogFile();

    /// <summary>Adds the options to a command, and after them those that say how files are read.</summary>
    public void AddTo(Command command, InputOptions input)
    {
        foreach (
            var option in (Option[])[workers, taskTimeout, workerMemory, verbose, quiet, logFile, .. input.Options]
        )
            command.Options.Add(option);
    }

    /// <summary>What a command wants of its runs and workers, with its own inputs and output folder.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">How files are read.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="output">The output folder; null for a command that has none.</param>
    /// <param name="advise">True where advice is wanted beside errors.</param>
    public WorkSettings Read(
        ParseResult parsed,
        InputOptions input,
        Argument<string[]> inputs,
        Option<string?>? output = null,
        bool advise = false
    ) =>
        new()
        {
            Inputs = parsed.GetRequiredValue(inputs),
            OutputFolder = output is null ? null : OptionText.Folder(parsed.GetValue(output)),
            Load = input.Read(parsed) with { Advise = advise },
            Workers = Workers(parsed),
            TaskTimeout = TaskTimeout(parsed),
            WorkerMemory = OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), Workers(parsed)),
            Logging = Logging(parsed),
        };

    /// <summary>Number of workers.</summary>
    public int Workers(ParseResult parsed) => OptionText.Workers(parsed.GetValue(workers));

    /// <summary>Time limit of reading one file or slice.</summary>
    public TimeSpan TaskTimeout(ParseResult parsed) =>
        OptionText.Seconds(parsed.GetRequiredValue(taskTimeout), "--task-timeout");

    /// <summary>Memory limit of a worker in bytes.</summary>
    public long WorkerMemory(ParseResult parsed) =>
        OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), Workers(parsed));

    /// <summary>What is logged, and where.</summary>
    public LogSettings Logging(ParseResult parsed) =>
        OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile));
}
