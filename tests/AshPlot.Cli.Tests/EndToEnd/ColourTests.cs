using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Colours, classes and what maps say, through the command.</summary>
[CancelAfter(240_000)]
public sealed class ColourTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task VAAC_classes_are_for_air_concentration_and_the_others_are_named_once(
        CancellationToken cancellation
    )
    {
        var (manifest, error) = await RenderAsync(cancellation, Repository.Sample, "--vaac-colours", "--workers", "2");

        Assert.That(
            error.Where(line => line.Contains("warning", StringComparison.Ordinal)),
            Has.Exactly(1).Contains("'vaac' are for air concentration alone")
        );
        var air = manifest.Quantities.Single(quantity => quantity.Name == "air-concentration").Scale!;
        Assert.That(
            (air.Kind, air.Colours, air.Min, air.Max),
            Is.EqualTo(("classes", "vaac", (double?)0.0002, (double?)0.004))
        );
        Assert.That(
            air.Classes,
            Is.EqualTo(
                new ManifestClass[]
                {
                    new(0.0002, 0.002, "#80ffff", "low"),
                    new(0.002, 0.004, "#939598", "medium"),
                    new(0.004, null, "#e00404", "high"),
                }
            )
        );
        var column = manifest.Quantities.Single(quantity => quantity.Name == "total-column").Scale!;
        Assert.That((column.Kind, column.Colours), Is.EqualTo(("contours", "contours")));
        Assert.That(
            column.Classes!.Value.Select(one => one.Lower),
            Is.EqualTo(new double?[] { 0.2, 1, 2, 5, 10, 30, 100, 300, 1000 })
        );
    }

    [Test]
    public async Task Classes_of_ones_own_reach_the_workers(CancellationToken cancellation)
    {
        temporary.Write(
            "mine.json",
            """{ "unit": "kg/m2", "levels": [0.00001, 0.001], "colours": ["#112233", "#445566"] }"""
        );
        var (manifest, _) = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--colours",
            temporary["mine.json"],
            "--quantity",
            "total-deposition",
            "--workers",
            "2",
            "--no-html"
        );

        var scale = manifest.Quantities.Single().Scale!;
        Assert.That(scale.Colours, Is.EqualTo("mine"));
        Assert.That(
            scale.Classes!.Value.Select(one => one.Lower),
            Is.EqualTo(new double?[] { 0.01, 1 }).Within(1e-12),
            "in g/m2"
        );
        Assert.That(manifest.Quantities[0].Maps.Select(map => map.Status), Is.All.EqualTo(MapStatus.Done));
    }

    [TestCase(
        "{\n\"unit\": \"mg/m3\",\n\"levels\": [2, 1],\n\"colours\": [\"#000000\", \"#000000\"] }",
        "mine.json, line 3: levels must ascend"
    )]
    [TestCase("nonsense", "mine.json, line 1: is not valid JSON")]
    public async Task A_file_that_holds_no_classes_is_refused_in_one_line(string json, string problem)
    {
        temporary.Write("mine.json", json);
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            "--colours",
            temporary["mine.json"]
        );
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((2, 1)), result.Error);
        Assert.That(result.Error, Does.Contain(problem));
        Assert.That(Directory.Exists(temporary["maps"]), Is.False);
    }

    [Test]
    public async Task A_character_that_the_font_lacks_is_named_once(CancellationToken cancellation)
    {
        var text = File.ReadAllText(
            Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First()
        );
        temporary.Write("run.txt", text.Replace("Sample_Eruption", "噴火\u0007", StringComparison.Ordinal));
        var (manifest, error) = await RenderAsync(cancellation, temporary["run.txt"], "--workers", "2", "--no-html");

        Assert.That(
            error.Where(line => line.Contains("lacks", StringComparison.Ordinal)),
            Has.Exactly(1).Contains("'噴' (U+5674), '火' (U+706B)")
        );
        Assert.That(error, Has.None.Contains("\u0007"));
        Assert.That(manifest.Quantities.Single().Maps.Single().Status, Is.EqualTo(MapStatus.Done));
    }

    [Test]
    public async Task The_same_run_is_the_same_to_the_byte_in_any_time_zone_and_locale(CancellationToken cancellation)
    {
        string[] options = [Repository.Sample, "--colours", "qva", "--time", "2025-01-01T06:00Z", "--no-html", "-o"];
        await RunAsync("one", "TZ=UTC", "LC_ALL=C", "--workers", "1", "--start-method", "serial");
        await RunAsync("two", "TZ=Asia/Kathmandu", "LC_ALL=de_DE.UTF-8", "--workers", "3", "--start-method", "spawn");
        SameRun.AssertSame(temporary["one"], temporary["two"], "startMethod", "startMethodAsked", "workers");

        async Task RunAsync(string folder, string zone, string locale, params string[] how)
        {
            using var process = AshPlotProcess.StartIn(
                Repository.Root,
                "/usr/bin/env",
                [zone, locale, "./ashplot", "render", .. options, temporary[folder], .. how]
            );
            var result = await process.WaitAsync(cancellation);
            Assert.That(result.Status, Is.Zero, result.Error);
        }
    }

    private async Task<(Manifest Manifest, string[] Error)> RenderAsync(
        CancellationToken cancellation,
        params string[] arguments
    )
    {
        var result = await AshPlotProcess.RunAsync(cancellation, ["render", .. arguments, "-o", temporary["maps"]]);
        Assert.That(result.Status, Is.Zero, result.Error);
        return (
            Manifest.Parse(File.ReadAllText(temporary["maps/manifest.json"]), temporary["maps/manifest.json"]),
            result.ErrorLines
        );
    }
}
