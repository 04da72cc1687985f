using AshPlot.Cli.CommandLine;

namespace AshPlot.Fuzz.Inputs;

/// <summary>
/// Command lines of right and wrong words. Those that would start processes or write somewhere name input that is not
/// there.
/// </summary>
internal sealed class CommandLines : FuzzClass
{
    private static readonly string[] Verbs =
    [
        "render",
        "render",
        "render",
        "info",
        "analyse",
        "convert",
        "compare",
        "merge",
        "slurm",
        "slurm render",
        "nonsense",
        "",
    ];

    private static readonly string[] Options =
    [
        .. new RenderCommandOptions().All.Select(option => option.Name),
        "--threshold",
        "--range",
        "--json",
        "--tolerance",
        "--max-different",
        "--channel",
        "--report",
        "--tasks",
        "--help",
        "-h",
        "-w",
        "-q",
        "-v",
        "--version",
        "--nonsense",
        "-",
        "--",
        "@words",
        "[suggest]",
        "[diagram]",
    ];

    private static readonly string[] Values =
    [
        "",
        " ",
        "0",
        "-1",
        "1",
        "1e400",
        "NaN",
        "Infinity",
        "1e-320",
        "99999999999",
        "2147483648",
        "1/2",
        "0/0",
        "3/2",
        "2/2147483647",
        "x",
        "auto",
        "=",
        "Q=x",
        "air-concentration",
        "air-concentration=",
        "2mg/m3",
        "2 mg/m3",
        "mg/m3",
        "1e300kg/m3",
        "FL000-200",
        "FL999999999999",
        "00500",
        "2025-01-01T03:00Z",
        "2025-01-01T03:00Z/2024-01-01T03:00Z",
        "0001-01-01T00:00Z/9999-12-31T23:59:59Z",
        "/",
        "320x240",
        "0x0",
        "100000x100000",
        "1x1",
        "-5x5",
        "png",
        "kmz",
        "shared",
        "plume",
        "lambert",
        "vaac",
        "viridis_r",
        "none.json",
        "spawn",
        "slurm",
        "180",
        "-180",
        "90",
        "91",
        "1e30",
        "1:00:00",
        "\u001B[31m",
        "\u202E",
        "\uFFFD",
        "'",
        "\"",
        "a\nb",
        "%s",
        "{0}",
        "$(id)",
    ];

    public override string Name => "command-lines";

    internal override FuzzVerdict Try(FuzzInput input)
    {
        var random = input.Random;
        var verb = input.Pick(Verbs);
        List<string> words = [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        words.Add(verb == "render" && random.Next(2) == 0 ? RenderedSeeds.Text() : input.File("none.txt"));
        for (var count = random.Next(6); count > 0; count--)
        {
            var option = input.Pick(Options);
            // Written where the input lies, and nowhere else.
            if (option is "--output" or "--report" or "--log-file" or "--submit")
                continue;
            words.Add(random.Next(6) == 0 ? $"{option}={input.Pick(Values)}" : option);
            for (var values = random.Next(4) == 0 ? random.Next(6) : 1; values > 0; values--)
                words.Add(input.Pick(Values));
        }

        if (verb == "render")
            words.AddRange(["-o", input.File("maps"), "--serial", "--size", "320x240"]);
        return CommandTrial.Run(() => AshPlotCommand.Run([.. words]));
    }
}
