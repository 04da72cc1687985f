using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed class RenderTests
{
    private static readonly string[] MapsOfTheTutorial =
    [
        "00000/VA_Tutorial_Air_Concentration_00000_20100418030000.png",
        "00000/VA_Tutorial_Air_Concentration_00000_20100418060000.png",
        "00500/VA_Tutorial_Air_Concentration_00500_20100418030000.png",
        "00500/VA_Tutorial_Air_Concentration_00500_20100418060000.png",
        "01000/VA_Tutorial_Air_Concentration_01000_20100418030000.png",
        "01000/VA_Tutorial_Air_Concentration_01000_20100418060000.png",
        "VA_Tutorial_Total_Column_Mass_20100418030000.png",
        "VA_Tutorial_Total_Column_Mass_20100418060000.png",
        "VA_Tutorial_Total_Deposition_20100418030000.png",
        "VA_Tutorial_Total_Deposition_20100418060000.png",
    ];

    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task The_sample_is_drawn_by_eight_workers_none_of_which_outlives_the_command(
        CancellationToken cancellation
    )
    {
        var result = await RenderAsync(cancellation, Repository.Sample, "--workers", "8");

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Output, Is.EqualTo(Path.Combine(Maps, "index.html") + "\n"));
        var manifest = ReadManifest();
        var maps = manifest.Quantities.SelectMany(quantity => quantity.Maps).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest.Run.StartMethod, Is.EqualTo("spawn"));
            Assert.That(manifest.Run.WorkerPids, Has.Length.EqualTo(8).And.Unique);
            Assert.That(manifest.Run.WorkerPids.Where(Processes.IsAlive), Is.Empty);
            Assert.That(maps, Has.Length.EqualTo(20));
            Assert.That(maps.Select(map => map.Status), Is.All.EqualTo(MapStatus.Done));
            Assert.That(maps.Select(map => map.Pid!.Value).Distinct().Count(), Is.GreaterThan(1));
            Assert.That(maps.Select(map => map.Pid!.Value).Except(manifest.Run.WorkerPids), Is.Empty);
            Assert.That(Pictures(), Is.EquivalentTo(maps.Select(map => map.Path)));
            Assert.That(
                Directory.GetFileSystemEntries(Path.Combine(Maps, ".ashplot")).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "journal", "run.json" }),
                "working files are left behind"
            );
        }

        foreach (var quantity in manifest.Quantities)
            Assert.That(
                File.Exists(Path.Combine(Maps, $"Sample_Eruption_{quantity.Title.Replace(' ', '_')}_summary.html")),
                quantity.Title
            );
    }

    [Test]
    public async Task There_are_never_more_workers_than_maps(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--quantity",
            "total-column",
            "--time",
            "2025-01-01T03:00Z/2025-01-01T06:00Z",
            "--workers",
            "64"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        var manifest = ReadManifest();
        // One may have drawn both before the other has a process.
        Assert.That(manifest.Run.WorkerPids.Length, Is.InRange(1, 2));
        Assert.That(manifest.Run.Workers, Is.EqualTo(2));
        Assert.That(Pictures(), Has.Length.EqualTo(2));
    }

    [Test]
    [Category("RealData")]
    public async Task Real_output_in_NetCDF_gives_ten_maps_with_the_promised_names(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.RealData("VA_Tutorial_NAME_output.nc"),
            "--workers",
            "8",
            "--colours",
            "viridis"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(Pictures(), Is.EqualTo(MapsOfTheTutorial));
        var first = ReadManifest().Quantities[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Name, Is.EqualTo("air-concentration"));
            Assert.That(first.Units, Is.EqualTo("g/m3"));
            Assert.That(first.Maps[0].LevelBounds, Is.EqualTo(new[] { -250.0, 250.0 }));
            Assert.That(first.Maps[0].TimeBounds, Is.EqualTo(new[] { "2010-04-18T00:00:00Z", "2010-04-18T03:00:00Z" }));
            Assert.That(
                first.Scale!.Max,
                Is.EqualTo(first.Maps.Max(map => map.Max)),
                "one scale for all maps of the quantity"
            );
        }
    }

    [Test]
    [Category("RealData")]
    public async Task The_same_run_as_text_gives_the_same_pictures(CancellationToken cancellation)
    {
        await RenderAsync(cancellation, Repository.RealData("VA_Tutorial_NAME_output.nc"), "--size", "640x480");
        var text = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.RealData("*_trimmed.txt"),
            "-o",
            temporary["text"],
            "--size",
            "640x480"
        );

        Assert.That(text.Status, Is.Zero, text.Error);
        foreach (var map in MapsOfTheTutorial)
        {
            var expected = await File.ReadAllBytesAsync(Path.Combine(Maps, map), cancellation);
            Assert.That(
                await File.ReadAllBytesAsync(Path.Combine(temporary["text"], map), cancellation),
                Is.EqualTo(expected),
                map
            );
        }
    }

    [Test]
    [Category("RealData")]
    public async Task A_file_without_a_data_row_gives_maps_that_say_there_is_no_ash(CancellationToken cancellation)
    {
        var result = await RenderAsync(cancellation, Repository.RealData("refir/REFIR_Fields_grid88_201005050000.txt"));

        Assert.That(result.Status, Is.Zero, result.Error);
        var maps = ReadManifest().Quantities.Single().Maps;
        Assert.That(maps.Select(map => map.Level), Is.EqualTo(new[] { "FL000-200", "FL200-350", "FL350-550" }));
        Assert.That(maps.Select(map => map.Status), Is.All.EqualTo(MapStatus.Empty));
    }

    [TestCase("--serial")]
    [TestCase("--start-method", "threads")]
    [TestCase("--start-method", "fork")]
    [TestCase("--start-method", "fork", "--workers", "1")]
    [TestCase("--workers", "1")]
    public async Task Maps_are_the_same_bytes_under_every_start_method(params string[] method)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        string[] wanted = [Repository.Sample, "--quantity", "total-column", "--size", "400x300"];
        await RenderAsync(cancellation, wanted);
        var other = await AshPlotProcess.RunAsync(
            cancellation,
            ["render", .. wanted, "-o", temporary["other"], .. method]
        );

        Assert.That(other.Status, Is.Zero, other.Error);
        Assert.That(Pictures(), Has.Length.EqualTo(4));
        foreach (var map in Pictures())
        {
            var expected = await File.ReadAllBytesAsync(Path.Combine(Maps, map), cancellation);
            Assert.That(
                await File.ReadAllBytesAsync(Path.Combine(temporary["other"], map), cancellation),
                Is.EqualTo(expected),
                map
            );
        }
    }

    [Test]
    public async Task Reading_by_threads_of_the_command_prints_no_messages_of_the_library(
        [Values("serial", "threads")] string method,
        CancellationToken cancellation
    )
    {
        var result = await RenderAsync(
            cancellation,
            Path.Combine(Repository.Sample, "netcdf"),
            "--quantity",
            "total-column",
            "--size",
            "400x300",
            "--start-method",
            method,
            "--quiet"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Error, Is.Empty);
    }

    [Test]
    public async Task A_box_beyond_the_grid_is_refused_before_anything_is_drawn(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--quantity",
            "total-column",
            "--limits",
            "100",
            "10",
            "120",
            "20"
        );

        Assert.That(result.Status, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("the box misses the model's grid"));
        Assert.That(Directory.Exists(Maps), Is.False);
    }

    [Test]
    public async Task A_box_of_the_grid_without_ash_is_said_to_be_empty(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--quantity",
            "total-column",
            "--time",
            "2025-01-01T06:00Z",
            "--limits",
            "-40",
            "46",
            "-38",
            "47",
            "--format",
            "svg"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        var entry = ReadManifest().Quantities.Single().Maps.Single();
        Assert.That((entry.Status, entry.Coverage, entry.Missing), Is.EqualTo((MapStatus.Empty, (double?)1, (long?)0)));
        var map = await File.ReadAllTextAsync(Path.Combine(Maps, entry.Path!), cancellation);
        Assert.That(System.Net.WebUtility.HtmlDecode(map), Does.Contain("on this map").And.Not.Contain("Outside"));
    }

    [Test]
    [Platform("Linux")]
    public async Task The_manifest_tells_that_workers_were_forked(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--quantity",
            "total-deposition",
            "--size",
            "400x300",
            "--start-method",
            "fork"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        var run = ReadManifest().Run;
        Assert.That((run.StartMethod, run.StartMethodAsked), Is.EqualTo(("fork", "fork")));
    }

    [Test]
    public async Task A_dry_run_lists_the_maps_and_writes_nothing(CancellationToken cancellation)
    {
        var result = await RenderAsync(cancellation, Repository.Sample, "--level", "FL200-350", "--dry-run");

        Assert.That(result.Status, Is.Zero, result.Error);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(4));
        Assert.That(lines[0], Is.EqualTo("FL200-350/Sample_Eruption_Air_Concentration_FL200-350_20250101030000.png"));
        Assert.That(Directory.Exists(Maps), Is.False);
    }

    [Test]
    public async Task Without_pages_the_path_of_the_manifest_is_printed(CancellationToken cancellation)
    {
        var result = await RenderAsync(
            cancellation,
            Repository.Sample,
            "--quantity",
            "total-column",
            "--size",
            "400x300",
            "--no-html"
        );

        Assert.That(result.Output, Is.EqualTo(Path.Combine(Maps, "manifest.json") + "\n"));
        Assert.That(Directory.EnumerateFiles(Maps, "*.html"), Is.Empty);
    }

    private Task<CommandResult> RenderAsync(CancellationToken cancellation, params string[] arguments) =>
        AshPlotProcess.RunAsync(cancellation, ["render", .. arguments, "-o", Maps]);

    private Manifest ReadManifest()
    {
        var path = Path.Combine(Maps, "manifest.json");
        return Manifest.Parse(File.ReadAllText(path), path);
    }

    private string[] Pictures() =>
        [
            .. Directory
                .EnumerateFiles(Maps, "*.png", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Maps, path))
                .Order(StringComparer.Ordinal),
        ];
}
