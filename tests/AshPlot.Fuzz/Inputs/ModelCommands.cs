using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Cli;
using AshPlot.Cli.Analysing;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Converting;
using AshPlot.Cli.Info;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Units;
using AshPlot.Workers;

namespace AshPlot.Fuzz.Inputs;

/// <summary>The commands that take model output, in this process, each with options that chance chooses.</summary>
internal static class ModelCommands
{
    private static readonly LogSettings Quiet = new(Verbose: false, Quiet: true, File: null);
    private const int ExitStatusOfDone = 0;

    // The fuzzer's own limits end what hangs or grows.
    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(1);

    private static readonly string[] Formats = ["png", "jpeg", "webp", "svg", "pdf"];
    private static readonly string[] Exports = ["geojson", "geotiff", "kmz"];
    private static readonly string[] Projections = ["plate-carree", "mercator", "lambert", "polar-stereographic"];
    private static readonly string[] Quantities =
    [
        "cloud-top",
        "arrival-time",
        "exceedance",
        "air-concentration",
        "total-column",
    ];

    /// <summary><c>render</c> in every format, projection, box and scale.</summary>
    public static int Draw(FuzzInput input, string path)
    {
        var random = input.Random;
        List<string> words =
        [
            path,
            "-o",
            input.File("maps"),
            "--serial",
            "--quiet",
            "--size",
            random.Next(6) == 0 ? "64x1500" : "320x240",
        ];
        words.AddRange(["--format", input.Pick(Formats), "--projection", input.Pick(Projections)]);
        if (random.Next(3) == 0)
            words.AddRange(["--zoom", "plume"]);
        if (random.Next(3) == 0)
            words.AddRange(["--scale", "slice"]);
        if (random.Next(3) == 0)
            words.Add("--log");
        if (random.Next(4) == 0)
            words.AddRange(["--colours", random.Next(2) == 0 ? "vaac" : "qva"]);
        if (random.Next(4) == 0)
            words.AddRange(["--central-longitude", random.Next(-180, 181).ToString(CultureInfo.InvariantCulture)]);
        if (random.Next(5) == 0)
            words.AddRange(["--quantity", input.Pick(Quantities)]);
        if (random.Next(4) == 0)
            words.AddRange(["--animate", "--format", "png"]);
        if (random.Next(6) == 0)
            words.Add("--merge-pdf");
        return Render(words);
    }

    /// <summary><c>render</c> with exports.</summary>
    public static int Export(FuzzInput input, string path) =>
        Render([
            path,
            "-o",
            input.File("maps"),
            "--serial",
            "--quiet",
            "--size",
            "320x240",
            "--no-html",
            .. Exports.SelectMany(name => (string[])["--export", name]),
        ]);

    /// <summary><c>info --json --range</c>, and without.</summary>
    public static int Info(FuzzInput input, string path) =>
        InfoCommandRunner.Run(
            new InfoSettings
            {
                Work = Work(Load(input), path),
                Range = input.Random.Next(3) > 0,
                Json = input.Random.Next(3) > 0,
            }
        );

    /// <summary><c>analyse</c> with all it writes.</summary>
    public static int Analyse(FuzzInput input, string path) =>
        AnalyseCommandRunner.Run(
            new AnalyseSettings
            {
                Work = Work(Load(input), path) with { OutputFolder = input.File("analysis") },
                Threshold = ThresholdValue.Parse(input.Random.Next(3) == 0 ? "0mg/m3" : "2mg/m3", "--threshold"),
            }
        );

    /// <summary><c>convert</c>, and <c>render</c> of what it writes.</summary>
    public static int Convert(FuzzInput input, string path)
    {
        var settings = new ConvertSettings
        {
            Work = Work(new LoadOptions(), path) with { TaskTimeout = null },
            Output = input.File("converted.nc"),
        };
        var status = ConvertCommandRunner.Run(settings);
        return status == ExitStatusOfDone
            ? Render([
                settings.Output,
                "-o",
                input.File("maps"),
                "--serial",
                "--quiet",
                "--size",
                "320x240",
                "--no-html",
            ])
            : status;
    }

    private static int Render(IEnumerable<string> words) => RenderCommandRunner.Run(RenderCommand.Read([.. words]));

    private static WorkSettings Work(LoadOptions load, string path) =>
        new()
        {
            Inputs = [path],
            Load = load,
            Workers = 1,
            Logging = Quiet,
            StartMethod = StartMethod.Serial,
            TaskTimeout = NoLimit,
            WorkerMemory = long.MaxValue,
        };

    private static LoadOptions Load(FuzzInput input) =>
        new()
        {
            Model = input.Random.Next(4) == 0 ? "cf" : "auto",
            Variables = ImmutableSortedDictionary<string, string>.Empty,
        };
}
