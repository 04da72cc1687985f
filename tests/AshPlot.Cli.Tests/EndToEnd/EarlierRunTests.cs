using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>A folder with maps of another run, or of one that is being drawn.</summary>
[CancelAfter(120_000)]
internal sealed class EarlierRunTests
{
    private static readonly string[] Columns =
    [
        "--quantity",
        "total-column",
        "--animate",
        "--export",
        "geojson,kmz",
        "--merge-pdf",
    ];
    private static readonly string[] Deposits = ["--quantity", "total-deposition", "--time", "latest"];

    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Another_run_is_refused_until_the_user_has_chosen(CancellationToken cancellation)
    {
        await RenderAsync(cancellation, Columns);
        temporary.Write("maps/notes.txt", "mine");
        var before = Files();
        var refused = await RenderAsync(cancellation, Deposits);
        var again = await RenderAsync(cancellation, [.. Columns, "--workers", "1"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Status, Is.EqualTo(2));
            Assert.That(refused.ErrorLines, Has.Length.EqualTo(1), refused.Error);
            Assert.That(
                refused.Error,
                Does.Contain("of another run (--animate was given, is not given)")
                    .And.Contain("--overwrite")
                    .And.Contain("--keep")
            );
            Assert.That(again.Status, Is.Zero, "the same run again: " + again.Error);
            Assert.That(Files(), Is.EqualTo(before));
        }

        var kept = await RenderAsync(cancellation, [.. Deposits, "--keep"]);
        Assert.That(kept.Status, Is.Zero, kept.Error);
        Assert.That(Files(), Is.SupersetOf(before));
    }

    [Test]
    public async Task Overwriting_removes_all_that_the_earlier_run_made_and_nothing_else(CancellationToken cancellation)
    {
        await RenderAsync(cancellation, Columns);
        temporary.Write("maps/export/mine.geojson", "{}");
        var made = Files().Where(file => file != "export/mine.geojson").ToArray();
        Assert.That(
            made,
            Has.Some.EndsWith(".apng")
                .And.Some.EqualTo("maps.pdf")
                .And.Some.EndsWith(".kmz")
                .And.Some.EndsWith("_summary.html")
        );
        var bad = await RenderAsync(cancellation, [.. Deposits, "--limits", "100", "40", "120", "60", "--overwrite"]);
        Assert.That(
            (bad.Status, Files().Intersect(made).Count()),
            Is.EqualTo((2, made.Length)),
            "nothing is lost before there is a map to draw"
        );

        var result = await RenderAsync(cancellation, [.. Deposits, "--overwrite", "--no-html"]);
        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            Files(),
            Is.EquivalentTo(
                new[] { "export/mine.geojson", "manifest.json", "Sample_Eruption_Total_Deposition_20250101120000.png" }
            )
        );
    }

    [Test]
    public async Task A_manifest_that_names_files_outside_of_the_folder_removes_nothing(CancellationToken cancellation)
    {
        await RenderAsync(cancellation, Deposits);
        var outside = temporary.Write("outside.png", "mine");
        var manifest = await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation);
        await File.WriteAllTextAsync(
            temporary["maps/manifest.json"],
            manifest.Replace("\"files\": [\n", "\"files\": [\n\"../outside.png\",\n", StringComparison.Ordinal),
            cancellation
        );
        var before = Files();
        var result = await RenderAsync(cancellation, [.. Deposits, "--no-tint", "--overwrite"]);
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((3, 1)), result.Error);
        Assert.That(result.Error, Does.Contain("manifest.json: it names a map '../outside.png'"));
        Assert.That(File.Exists(outside), Is.True);
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task Shards_of_another_run_that_begin_at_once_remove_its_maps_and_not_one_anothers(
        CancellationToken cancellation
    )
    {
        await RenderAsync(cancellation, "--quantity", "total-column", "--format", "webp");
        string[] job = ["--quantity", "total-column,total-deposition", "--overwrite"];
        var shards = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(index => RenderAsync(cancellation, [.. job, "--shard", $"{index}/4"]))
        );
        Assert.That(
            shards.Select(shard => shard.Status),
            Is.All.Zero,
            string.Concat(shards.Select(shard => shard.Error))
        );
        var merged = await AshPlotProcess.RunAsync(cancellation, "merge", Maps);
        Assert.That(merged.Status, Is.Zero, merged.Error);
        Assert.That(Files().Count(file => file.EndsWith(".png", StringComparison.Ordinal)), Is.EqualTo(8));
        Assert.That(Files(), Has.None.EndsWith(".webp"));
    }

    [Test]
    public async Task A_second_render_is_refused_at_once_with_the_process_that_draws(CancellationToken cancellation)
    {
        using var held = await HeldRender.StartAsync(Begin, Maps, 2, cancellation);
        var second = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            Maps,
            "--overwrite"
        );
        var shard = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            Maps,
            "--shard",
            "1/2",
            "--keep"
        );
        var first = await held.EndAsync(cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((second.Status, shard.Status, first.Status), Is.EqualTo((3, 3, 0)), first.Error);
            Assert.That(second.ErrorLines, Has.Length.EqualTo(1), second.Error);
            Assert.That(second.Error, Does.Contain($"another render is writing there (process {held.Command.Id} on "));
        }
    }

    [Test]
    public async Task An_interrupt_during_exports_is_told_and_what_is_there_is_listed(CancellationToken cancellation)
    {
        var export = Path.Combine(Maps, "export");
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var command = AshPlotProcess.Start(
                "render",
                Repository.Sample,
                "-o",
                Maps,
                "--size",
                "400x300",
                "--workers",
                "1",
                "--export",
                "geojson,geotiff,kmz",
                "--keep"
            );
            // Of the first file the command may not know yet; of the one before the third it does.
            while (
                !command.HasExited
                && !(
                    Directory.Exists(export)
                    && Directory.EnumerateFiles(export, "*.kmz", SearchOption.AllDirectories).Skip(2).Any()
                )
            )
                await Task.Delay(1, cancellation);
            Processes.Send(Signal.Interrupt, command.Id);
            var result = await command.WaitAsync(cancellation);
            var manifest = Manifest.Read(temporary["maps/manifest.json"]);
            var maps = manifest.Quantities.SelectMany(quantity => quantity.Maps).ToArray();
            if (result.Status == 130 && maps.Count(map => map.Exports is not null) < maps.Length)
            {
                Assert.That(result.Error, Does.Contain("interrupted"));
                Assert.That(manifest.Run.Interrupted, Is.True);
                Assert.That(maps.Select(map => map.Status), Has.None.EqualTo(MapStatus.NotDrawn));
                Assert.That(maps.Count(map => map.Exports is not null), Is.Positive);
                Assert.That(manifest.Products().Select(file => File.Exists(Path.Combine(Maps, file))), Is.All.True);
                return;
            }

            Directory.Delete(Maps, recursive: true);
        }

        Assert.Fail("the exports of a render were missed 20 times");
    }

    private AshPlotProcess Begin() =>
        AshPlotProcess.Start("render", Repository.Sample, "-o", Maps, "--size", "1000x750", "--workers", "2", "-q");

    private Task<CommandResult> RenderAsync(CancellationToken cancellation, params string[] options) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                Repository.Sample,
                "-o",
                Maps,
                "--size",
                "400x300",
                "-q",
                .. options.Contains("--workers") ? [] : (string[])["--serial"],
                .. options,
            ]
        );

    private string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(Maps, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Maps, file))
                .Where(file => !file.StartsWith(".ashplot/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
}
