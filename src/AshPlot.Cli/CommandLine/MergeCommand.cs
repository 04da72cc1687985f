using System.CommandLine;
using AshPlot.Cli.Merging;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot merge</c>.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Output folder of the shards." };
        var verbose = CommonOptions.Verbose();
        var quiet = CommonOptions.Quiet();
        var logFile = CommonOptions.LogFile();
        var command = new Command("merge", "Joins the shards of a run into one manifest and one set of pages.")
        {
            folder,
            verbose,
            quiet,
            logFile,
        };
        command.SetAction(parsed =>
            MergeCommandRunner.Run(
                new MergeSettings(
                    parsed.GetRequiredValue(folder),
                    OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile))
                )
            )
        );
        return command;
    }
}
