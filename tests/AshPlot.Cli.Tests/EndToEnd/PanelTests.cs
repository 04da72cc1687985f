using System.Text.Json.Nodes;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class PanelTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task A_figure_is_one_map_of_the_manifest_that_names_its_panels(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            "maps",
            cancellation,
            "--panels",
            "time",
            "--format",
            "png,svg,pdf",
            "--merge-pdf",
            "--animate"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var quantity = Quantities("maps")[0]!;
        var maps = quantity["maps"]!.AsArray();
        Assert.That(
            maps.Select(map => (string?)map!["level"]),
            Is.EqualTo(new[] { "FL000-200", "FL200-350", "FL350-550" })
        );
        foreach (var map in maps)
        {
            Assert.That(
                map!["files"]!.AsArray().Select(file => File.Exists(temporary[$"maps/{file}"])),
                Is.EqualTo(new[] { true, true, true })
            );
            Assert.That((string?)map["time"], Is.EqualTo("2025-01-01T03:00:00Z"));
            Assert.That(
                map["timeBounds"]!.AsArray().Select(time => (string?)time),
                Is.EqualTo(new[] { "2025-01-01T00:00:00Z", "2025-01-01T12:00:00Z" })
            );
            Assert.That(
                map["panels"]!.AsArray().Select(panel => (string?)panel!["time"]),
                Is.EqualTo(new[] { 3, 6, 9, 12 }.Select(hour => $"2025-01-01T{hour:00}:00:00Z"))
            );
        }

        var (frame, panels) = (quantity["frame"]!, maps[0]!["panels"]!.AsArray());
        foreach (var edge in new[] { "x", "y", "width", "height" })
            Assert.That((int)panels[0]![edge]!, Is.EqualTo((int)frame[edge]!), "the frame is that of the first panel");
        Assert.That(panels.Select(panel => ((int)panel!["x"]!, (int)panel["y"]!)).Distinct().Count(), Is.EqualTo(4));
        Assert.That(File.Exists(temporary["maps/maps.pdf"]), Is.True);
        Assert.That(
            await File.ReadAllTextAsync(temporary["maps/index.html"], cancellation),
            Does.Contain("Panels_FL200-350_20250101030000.png")
        );
    }

    [Test]
    public async Task Levels_of_a_time_have_no_level_of_their_own_and_can_be_animated(CancellationToken cancellation)
    {
        var result = await RenderAsync("maps", cancellation, "--panels", "level", "--animate");
        Assert.That(result.Status, Is.Zero, result.Error);
        var maps = Quantities("maps")[0]!["maps"]!.AsArray();
        Assert.That(
            maps.Select(map => ((string?)map!["level"], map["levelValue"], (string?)map["path"])),
            Is.EqualTo(
                new[] { 3, 6, 9, 12 }.Select(hour =>
                    (
                        (string?)null,
                        (JsonNode?)null,
                        (string?)$"Sample_Eruption_Air_Concentration_Panels_20250101{hour:00}0000.png"
                    )
                )
            )
        );
        Assert.That(
            maps[0]!["panels"]!.AsArray().Select(panel => (string?)panel!["level"]),
            Is.EqualTo(new[] { "FL000-200", "FL200-350", "FL350-550" })
        );
        Assert.That(
            Directory.EnumerateFiles(temporary["maps/animations"]).Select(Path.GetFileName),
            Is.EqualTo(new[] { "Sample_Eruption_Air_Concentration_Panels.png" }).Or.Not.Empty
        );
    }

    [Test]
    public async Task Shards_and_a_resumed_run_make_the_same_figures(CancellationToken cancellation)
    {
        string[] panels = ["--panels", "level:1x3"];
        var whole = await RenderAsync("whole", cancellation, panels);
        foreach (var shard in new[] { "1/3", "2/3", "3/3" })
            Assert.That((await RenderAsync("parts", cancellation, [.. panels, "--shard", shard])).Status, Is.Zero);
        var merged = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["parts"]);
        Assert.That((whole.Status, merged.Status), Is.EqualTo((0, 0)), whole.Error + merged.Error);
        SameRun.AssertSame(temporary["whole"], temporary["parts"]);

        File.Delete(Directory.EnumerateFiles(temporary["whole"], "*060000.png").Single());
        var resumed = await RenderAsync("whole", cancellation, [.. panels, "--resume"]);
        Assert.That(resumed.Status, Is.Zero, resumed.Error);
        SameRun.AssertSame(temporary["parts"], temporary["whole"], "kept");
        Assert.That(
            Quantities("whole")[0]!["maps"]!.AsArray().Select(map => (bool)map!["kept"]!),
            Is.EqualTo(new[] { true, false, true, true })
        );
        var other = await RenderAsync("whole", cancellation, "--panels", "level:3x1", "--resume");
        Assert.That((other.Status, other.Error), Is.EqualTo((2, other.Error)));
        Assert.That(other.Error, Does.Contain("--panels was level 1 3, is level 3 1"));
    }

    [Test]
    public async Task A_table_of_differences_has_the_same_rows_with_panels(CancellationToken cancellation)
    {
        string[] runs =
        [
            "diff",
            Path.Combine(Repository.Sample, "Air_Conc_grid_*.txt"),
            Path.Combine(Repository.Sample, "Air_Conc_grid_*.txt"),
            "--size",
            "300x200",
            "--serial",
            "--no-html",
            "--quiet",
        ];
        var single = await AshPlotProcess.RunAsync(cancellation, [.. runs, "-o", temporary["single"]]);
        var panels = await AshPlotProcess.RunAsync(
            cancellation,
            [.. runs, "-o", temporary["panels"], "--panels", "level"]
        );
        Assert.That((single.Status, panels.Status), Is.EqualTo((0, 0)), single.Error + panels.Error);
        Assert.That(
            await File.ReadAllTextAsync(temporary["panels/diff.csv"], cancellation),
            Is.EqualTo(await File.ReadAllTextAsync(temporary["single/diff.csv"], cancellation))
        );
    }

    [TestCase("--panels=2x", 2, "--panels: '2x' is not valid; expected time, level")]
    [TestCase(
        "--panels=9x9",
        2,
        "--panels: 9x9 panels have no room on a picture of 400x300; give fewer, or a larger --size"
    )]
    [TestCase("--panels=time --export=kmz", 2, "--export: cannot be combined with --panels")]
    public async Task What_cannot_be_is_one_line_and_no_map(
        string words,
        int status,
        string problem,
        CancellationToken cancellation
    )
    {
        var result = await RenderAsync("maps", cancellation, words.Split(' '));
        Assert.That(result.Status, Is.EqualTo(status));
        Assert.That(
            result.Error,
            Does.StartWith($"ashplot: {problem}").And.Not.Contain("\n ").And.Matches("^[^\n]*\n$")
        );
        Assert.That(Directory.Exists(temporary["maps"]), Is.False);
    }

    private JsonArray Quantities(string folder) =>
        JsonNode.Parse(File.ReadAllText(temporary[$"{folder}/manifest.json"]))!["quantities"]!.AsArray();

    private Task<CommandResult> RenderAsync(string folder, CancellationToken cancellation, params string[] options) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                Repository.Sample,
                "-o",
                temporary[folder],
                "--size",
                "400x300",
                "--workers",
                "2",
                "--quantity",
                "air-concentration",
                "--quiet",
                .. options,
            ]
        );
}
