using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary><c>--resume</c>: what an earlier run has finished is not drawn again, however that run ended.</summary>
[CancelAfter(300_000)]
public sealed class ResumeTests
{
    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task After_the_parent_is_killed_a_second_run_ends_as_an_undisturbed_one_would(
        CancellationToken cancellation
    )
    {
        string[] job = ["render", Repository.Sample, "--size", "3000x2250", "--workers", "4"];
        using (
            var held = await HeldRender.StartAsync(
                () => AshPlotProcess.Start([.. job, "-o", Maps, "-q"]),
                Maps,
                4,
                cancellation
            )
        )
        {
            Processes.Send(Signal.Kill, held.Command.Id);
            await held.Command.WaitAsync(cancellation);
            await Processes.WaitUntilGoneAsync(held.Workers, cancellation);
        }

        Assert.That(File.Exists(Path.Combine(Maps, "manifest.json")), Is.False, "the run was not killed in its middle");
        var resumed = await AshPlotProcess.RunAsync(cancellation, [.. job, "-o", Maps, "--resume"]);
        var undisturbed = await AshPlotProcess.RunAsync(cancellation, [.. job, "-o", temporary["other"]]);

        Assert.That((resumed.Status, undisturbed.Status), Is.EqualTo((0, 0)), resumed.Error + undisturbed.Error);
        SameRun.AssertSame(temporary["other"], Maps, "kept");
        var kept = MapsOf(Maps).Count(map => map.Kept);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept, Is.GreaterThanOrEqualTo(4).And.LessThan(HeldRender.MapCount));
            Assert.That(resumed.Error, Does.Contain($"reusing {kept} of 20 maps from an earlier run"));
            Assert.That(
                Directory.GetFileSystemEntries(Path.Combine(Maps, ".ashplot")).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "journal", "run.json" })
            );
        }
    }

    [Test]
    public async Task A_finished_run_is_kept_whole_whatever_workers_draw_and_more_maps_can_be_asked_for(
        CancellationToken cancellation
    )
    {
        await RunAsync(cancellation, "--quantity", "total-column");
        var written = Pictures(Maps)
            .ToDictionary(picture => picture, picture => File.GetLastWriteTimeUtc(Path.Combine(Maps, picture)));
        var again = await RunAsync(
            cancellation,
            "--quantity",
            "total-column",
            "--resume",
            "--serial",
            "--retries",
            "3"
        );
        var more = await RunAsync(cancellation, "--resume");

        Assert.That((again.Status, more.Status), Is.EqualTo((0, 0)), again.Error + more.Error);
        Assert.That(again.Error, Does.Contain("reusing 4 of 4 maps from an earlier run"));
        Assert.That(more.Error, Does.Contain("reusing 4 of 20 maps from an earlier run"));
        Assert.That(MapsOf(Maps).Where(map => map.Kept).Select(map => map.Path), Is.EquivalentTo(written.Keys));
        foreach (var (picture, time) in written)
            Assert.That(File.GetLastWriteTimeUtc(Path.Combine(Maps, picture)), Is.EqualTo(time), picture);
    }

    [TestCase("--size was 400x300, is 500x300", "--size", "500x300")]
    [TestCase("--mask-below was not given, is 1 mg/m2", "--mask-below", "1mg/m2")]
    [TestCase("--scale was shared, is slice", "--scale", "slice")]
    [TestCase("--limits was not given, is -30 0 40 65", "--limits", "-30", "40", "0", "65")]
    public async Task Another_job_is_refused_and_nothing_is_touched(string difference, params string[] options)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        await RunAsync(cancellation, "--quantity", "total-column");
        var before = Contents();
        var result = await RunAsync(cancellation, ["--quantity", "total-column", "--resume", .. options]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(2));
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
            Assert.That(result.Error, Does.StartWith("ashplot: --resume: ").And.Contain(difference));
            Assert.That(Contents(), Is.EqualTo(before));
        }
    }

    [TestCase]
    [TestCase("--start-method", "fork")]
    public async Task With_dry_run_what_is_not_kept_is_listed_and_nothing_is_touched(params string[] options)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        await RunAsync(
            cancellation,
            "--quantity",
            "total-column",
            "--quantity",
            "total-deposition",
            "--format",
            "png",
            "--format",
            "svg"
        );
        var deposition = Path.GetFileNameWithoutExtension(
            Pictures(Maps).First(picture => picture.Contains("Deposition", StringComparison.Ordinal))
        );
        File.Delete(Path.Combine(Maps, deposition + ".svg"));
        var before = Contents();

        // The scales of another choice of quantities are not in the journal: they are surveyed.
        var dry = await RunAsync(
            cancellation,
            [
                "--quantity",
                "total-deposition",
                "--format",
                "png",
                "--format",
                "svg",
                "--resume",
                "--dry-run",
                .. options,
            ]
        );
        Assert.That(dry.Status, Is.Zero, dry.Error);
        Assert.That(Lines(dry), Is.EqualTo(new[] { deposition + ".png", deposition + ".svg" }));

        var more = await RunAsync(
            cancellation,
            ["--format", "png", "--format", "svg", "--resume", "--dry-run", .. options]
        );
        var refused = await RunAsync(cancellation, ["--size", "500x300", "--resume", "--dry-run", .. options]);
        Assert.That(Lines(more), Has.Length.EqualTo(2 + 24).And.SupersetOf(Lines(dry)), more.Error);
        Assert.That((refused.Status, refused.Output), Is.EqualTo((2, "")), refused.Error);
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task With_dry_run_all_is_listed_where_nothing_was_drawn(CancellationToken cancellation)
    {
        var result = await RunAsync(cancellation, "--quantity", "total-column", "--resume", "--dry-run");
        Assert.That((result.Status, Lines(result).Length), Is.EqualTo((0, 4)), result.Error);
        Assert.That(Directory.Exists(Maps), Is.False);
    }

    [Test]
    public async Task A_changed_input_is_refused_by_its_name(CancellationToken cancellation)
    {
        var input = temporary["input.txt"];
        File.Copy(Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First(), input);
        string[] job = ["render", input, "--size", "400x300", "-o", Maps];
        await AshPlotProcess.RunAsync(cancellation, job);
        File.SetLastWriteTimeUtc(input, File.GetLastWriteTimeUtc(input).AddSeconds(1));
        var result = await AshPlotProcess.RunAsync(cancellation, [.. job, "--resume"]);

        Assert.That(result.Status, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain($"input {input} was "));
    }

    [Test]
    public async Task A_map_that_is_gone_or_cut_short_is_drawn_again_and_one_that_was_changed_is_not_replaced(
        CancellationToken cancellation
    )
    {
        await RunAsync(cancellation, "--quantity", "total-column");
        var pictures = Pictures(Maps).Select(picture => Path.Combine(Maps, picture)).ToArray();
        var whole = pictures.Select(File.ReadAllBytes).ToArray();
        File.Delete(pictures[0]);
        await File.WriteAllBytesAsync(pictures[1], whole[1][..100], cancellation);
        var repaired = await RunAsync(cancellation, "--quantity", "total-column", "--resume");

        Assert.That(repaired.Status, Is.Zero, repaired.Error);
        Assert.That(MapsOf(Maps).Select(map => map.Kept), Is.EqualTo(new[] { false, false, true, true }));
        Assert.That(pictures.Select(File.ReadAllBytes), Is.EqualTo(whole));

        await File.WriteAllBytesAsync(pictures[2], [.. whole[2], 0], cancellation);
        var refused = await RunAsync(cancellation, "--quantity", "total-column", "--resume");

        Assert.That(refused.Status, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain(pictures[2]));
        Assert.That(await File.ReadAllBytesAsync(pictures[2], cancellation), Has.Length.EqualTo(whole[2].Length + 1));
    }

    [Test]
    public async Task Without_a_journal_all_is_drawn_and_with_a_torn_one_what_it_has_is_kept(
        CancellationToken cancellation
    )
    {
        var first = await RunAsync(cancellation, "--quantity", "total-column", "--resume");
        var journal = Path.Combine(Maps, ".ashplot", "journal");
        var bytes = await File.ReadAllBytesAsync(journal, cancellation);
        await File.WriteAllBytesAsync(journal, bytes[..^5], cancellation);
        var second = await RunAsync(cancellation, "--quantity", "total-column", "--resume");

        Assert.That((first.Status, second.Status), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(first.Error, Does.Contain("no journal of an earlier run"));
        Assert.That(second.Error, Does.Contain("reusing 3 of 4 maps from an earlier run"));

        // Without --resume an earlier journal does not count.
        var third = await RunAsync(cancellation, "--quantity", "total-column", "--size", "500x300", "--overwrite");
        Assert.That(third.Status, Is.Zero, third.Error);
        Assert.That(MapsOf(Maps).Select(map => map.Kept), Is.All.False);
    }

    [Test]
    public async Task Shards_are_resumed_each_by_itself(CancellationToken cancellation)
    {
        await RunAsync(cancellation, "--quantity", "total-column", "--shard", "1/2");
        var second = await RunAsync(cancellation, "--quantity", "total-column", "--shard", "2/2", "--resume");
        var first = await RunAsync(cancellation, "--quantity", "total-column", "--shard", "1/2", "--resume");

        Assert.That((first.Status, second.Status), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(second.Error, Does.Contain("no journal of an earlier run"));
        Assert.That(first.Error, Does.Contain("reusing 2 of 2 maps from an earlier run"));
    }

    [Test]
    public async Task A_damaged_journal_is_an_error_that_says_what_to_do(CancellationToken cancellation)
    {
        await RunAsync(cancellation, "--quantity", "total-column");
        var journal = Path.Combine(Maps, ".ashplot", "journal");
        var bytes = await File.ReadAllBytesAsync(journal, cancellation);
        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, cancellation);
        var result = await RunAsync(cancellation, "--quantity", "total-column", "--resume");

        Assert.That(result.Status, Is.EqualTo(3));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Contain(journal).And.Contain("omit --resume"));
    }

    private static string[] Lines(CommandResult result) =>
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Pictures(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "*.png", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(folder, file))
                    .Order(StringComparer.Ordinal),
            ];

    private static ManifestMap[] MapsOf(string folder)
    {
        var path = Path.Combine(folder, "manifest.json");
        return [.. Manifest.Parse(File.ReadAllText(path), path).Quantities.SelectMany(quantity => quantity.Maps)];
    }

    private Dictionary<string, (DateTime, long)> Contents() =>
        Directory
            .EnumerateFiles(Maps, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(file), new FileInfo(file).Length));

    private Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] options) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                Repository.Sample,
                "--workers",
                "2",
                "-o",
                Maps,
                .. options.Contains("--size") ? [] : (string[])["--size", "400x300"],
                .. options,
            ]
        );
}
