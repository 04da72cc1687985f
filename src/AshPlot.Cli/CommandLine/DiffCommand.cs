using System.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Analysing;
using AshPlot.Core.Differences;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot diff</c>.</summary>
internal static class DiffCommand
{
    /// <summary>What <c>--threshold</c> is for here.</summary>
    public const string ThresholdText =
        "Value, with its unit, over which areas are gained and lost. May be repeated. Default: 2mg/m3.";

    public static Command Create()
    {
        var a = Run("A", "Run from which differences count: a file, a folder, or a quoted glob pattern.");
        var b = Run("B", "Run that is compared with it, such as the latest.");
        var json = new Option<bool>("--json") { Description = "Print the table as JSON." };
        var resample = CommonOptions.Resample("Bring B to the grid of A:");
        var options = new RenderCommandOptions(ensemble: null, "diff");
        var command = new Command(
            "diff",
            "Compares two runs: maps of A, B and B - A, and a table of areas gained and lost."
        )
        {
            a,
            b,
            json,
            resample,
        };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(parsed =>
            RenderCommandRunner.Run(
                Read(
                    options,
                    parsed,
                    parsed.GetRequiredValue(a),
                    parsed.GetRequiredValue(b),
                    parsed.GetValue(json),
                    CommonOptions.IsResampled(parsed.GetValue(resample))
                )
            )
        );
        return command;
    }

    private static Argument<string> Run(string name, string text) => new(name) { Description = text };

    private static RenderCommandSettings Read(
        RenderCommandOptions options,
        ParseResult parsed,
        string a,
        string b,
        bool json,
        bool isResampled
    )
    {
        var settings = options.Read(parsed, []);
        var thresholds = options.Thresholds(parsed);
        MemberInput[] runs = [Input(a), Input(b)];
        return settings with
        {
            Members = runs,
            IsJson = json,
            Job = settings.Job with
            {
                Difference = new DifferenceOptions(
                    runs[0],
                    runs[1],
                    thresholds ?? [AnalysisPlan.DefaultThreshold],
                    thresholds is null
                )
                {
                    IsResampled = isResampled,
                },
            },
        };
    }

    private static MemberInput Input(string name) =>
        name.Length == 0
            ? throw new InvalidOptionException("A B", "a run has an empty name; give two files, folders or patterns")
            : new MemberInput(name, InputFiles.Resolve([name]));
}
