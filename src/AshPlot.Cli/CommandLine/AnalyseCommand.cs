using System.CommandLine;
using AshPlot.Cli.Analysing;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot analyse</c>.</summary>
internal static class AnalyseCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        inputs.Description =
            "Model output as for render, or a folder that contains one folder for each run (experiment/model/run).";
        var threshold = new Option<string>("--threshold")
        {
            Description = "Concentration above which an area counts, with its unit.",
            HelpName = "V",
            DefaultValueFactory = _ => "2mg/m3",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder for summary.json, summary.csv, series.csv and charts (created if missing).",
            HelpName = "DIR",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var input = new InputOptions();
        var work = new WorkOptions();
        var command = new Command(
            "analyse",
            "Finds the largest area above a threshold and the maximum concentration of each run."
        )
        {
            inputs,
            threshold,
            json,
            output,
        };
        work.AddTo(command, input);
        command.SetAction(parsed =>
            AnalyseCommandRunner.Run(
                new AnalyseSettings
                {
                    Work = work.Read(parsed, input, inputs, output),
                    Threshold = OptionText.Threshold(parsed.GetRequiredValue(threshold)),
                    Json = parsed.GetValue(json),
                }
            )
        );
        return command;
    }
}
