using System.CommandLine;
using System.Globalization;
using AshPlot.Cli.Comparing;
using AshPlot.Core.Comparing;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var expected = new Argument<string>("EXPECTED")
        {
            Description = "Expected image, or a folder of images (PNG, JPEG or WebP).",
        };
        var actual = new Argument<string>("ACTUAL") { Description = "Image or folder to compare with it." };
        var tolerance = new Option<string>("--tolerance")
        {
            Description = "Largest accepted root-mean-square difference over R, G, B and A, in 0..255.",
            HelpName = "RMS",
            DefaultValueFactory = _ => "0",
        };
        var maxDifferent = new Option<string>("--max-different")
        {
            Description = "Largest accepted percentage of different pixels.",
            HelpName = "PERCENT",
            DefaultValueFactory = _ => "0",
        };
        var channel = new Option<string>("--channel")
        {
            Description = "Count a pixel as different if a channel differs by more than this, in 0..255.",
            HelpName = "C",
            DefaultValueFactory = _ => "0",
        };
        var report = new Option<string?>("--report")
        {
            Description = "Folder for a report: compare.json, a page, and expected, actual and difference images.",
            HelpName = "DIR",
        };
        var verbose = CommonOptions.Verbose();
        var quiet = CommonOptions.Quiet();
        var logFile = CommonOptions.LogFile();
        var command = new Command(
            "compare",
            "Compares two images or two folders of images. Exit status 1 if any differs, is missing or is extra."
        )
        {
            expected,
            actual,
            tolerance,
            maxDifferent,
            channel,
            report,
            verbose,
            quiet,
            logFile,
        };
        command.SetAction(parsed =>
            CompareCommandRunner.Run(
                new CompareSettings
                {
                    Expected = Path(parsed.GetRequiredValue(expected), "EXPECTED"),
                    Actual = Path(parsed.GetRequiredValue(actual), "ACTUAL"),
                    Tolerance = new PictureTolerance(
                        OptionText.Number(parsed.GetRequiredValue(tolerance), "--tolerance")!.Value,
                        OptionText.Number(parsed.GetRequiredValue(maxDifferent), "--max-different")!.Value,
                        Channel(parsed.GetRequiredValue(channel))
                    ).Check(),
                    Report = parsed.GetValue(report) is { } folder ? Path(folder, "--report") : null,
                    Logging = OptionText.Logging(
                        parsed.GetValue(verbose),
                        parsed.GetValue(quiet),
                        parsed.GetValue(logFile)
                    ),
                }
            )
        );
        return command;
    }

    private static string Path(string text, string option) =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\0')
            ? throw new InvalidOptionException(option, "must be the path of a file or folder")
            : text;

    private static int Channel(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOptionException("--channel", $"'{text}' is not a whole number from 0 to 255");
}
