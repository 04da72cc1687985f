using System.Diagnostics;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// A part of a render fails: the rest is drawn, an honest line says what happened, and nothing half-written or alive is
/// left.
/// </summary>
[CancelAfter(300_000)]
[Platform("Linux")]
public sealed class FaultTests
{
    private static readonly string[] Small =
    [
        "render",
        Repository.Sample,
        "--quantity",
        "total-column",
        "--size",
        "400x300",
        "--workers",
        "1",
        "-q",
    ];
    private static readonly string[] Large =
    [
        "render",
        Repository.Sample,
        "--size",
        "3000x2250",
        "--workers",
        "2",
        "-q",
    ];

    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task A_map_that_cannot_be_written_fails_by_itself(CancellationToken cancellation)
    {
        BlockSecondMap();
        var result = await AshPlotProcess.RunAsync(cancellation, [.. Small, "-o", Maps]);

        var maps = MapsOfManifest();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(1));
            Assert.That(
                maps.Select(map => map.Status),
                Is.EqualTo(new[] { MapStatus.Done, MapStatus.Failed, MapStatus.Done, MapStatus.Done })
            );
            Assert.That(maps[1].Error, Does.Contain("cannot be written").And.Not.Contain("\n"));
            Assert.That((maps[1].Path, maps[1].Files.Length), Is.EqualTo(((string?)null, 0)));
            Assert.That(result.ErrorLines, Has.Length.EqualTo(2), result.Error);
            Assert.That(result.ErrorLines[^1], Is.EqualTo("ashplot: 1 of 4 maps failed; manifest.json says why"));
        }
    }

    [Test]
    public async Task With_fail_fast_the_first_failure_is_the_last_map(CancellationToken cancellation)
    {
        BlockSecondMap();
        var result = await AshPlotProcess.RunAsync(cancellation, [.. Small, "-o", Maps, "--fail-fast"]);

        var statuses = MapsOfManifest().Select(map => map.Status).ToArray();
        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(statuses[..2], Is.EqualTo(new[] { MapStatus.Done, MapStatus.Failed }));
        Assert.That(statuses[2..], Is.All.EqualTo(MapStatus.NotDrawn));
    }

    [TestCase("0", 1)]
    [TestCase("1", 0)]
    public async Task A_worker_that_is_killed_costs_a_map_only_where_no_retry_is_left(string retries, int status)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var (render, worker) = await HeldRender.StartWithStoppedWorkerAsync(
            () => StartLarge("--retries", retries),
            Maps,
            cancellation
        );
        using var held = render;
        Processes.Send(Signal.Kill, worker);
        var result = await held.Command.WaitAsync(cancellation);

        var failed = MapsOfManifest().Where(map => map.Status == MapStatus.Failed).ToArray();
        Assert.That(result.Status, Is.EqualTo(status), result.Error);
        Assert.That(failed, Has.Length.EqualTo(status));
        Assert.That(
            failed.Select(map => map.Error),
            Is.All.Contains("was killed while drawing this map").And.All.Not.Contains("\n")
        );
        Assert.That(MapsOfManifest().Select(map => map.Status), Has.None.EqualTo(MapStatus.NotDrawn));
    }

    [Test]
    public async Task A_map_whose_worker_is_killed_before_its_answer_is_heard_leaves_no_file_where_it_is_failed(
        CancellationToken cancellation
    )
    {
        using var held = await HeldRender.StartAsync(() => StartLarge("--retries", "0"), Maps, 2, cancellation);
        // The command is stopped: each worker finishes a map, gives it its name, and waits to be heard.
        while (!Processes.AreAtRest(held.Workers))
            await Task.Delay(5, cancellation);
        foreach (var worker in held.Workers)
            Processes.Send(Signal.Kill, worker);
        var result = await held.EndAsync(cancellation);

        var maps = MapsOfManifest();
        Assert.That(result.Status, Is.EqualTo(maps.Any(map => map.Status == MapStatus.Failed) ? 1 : 0), result.Error);
        Assert.That(
            Directory
                .GetFiles(Maps, "*.png", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Maps, file)),
            Is.EquivalentTo(maps.SelectMany(map => map.Files))
        );
    }

    [Test]
    public async Task A_worker_that_hangs_is_given_up_after_the_task_timeout(CancellationToken cancellation)
    {
        var (render, worker) = await HeldRender.StartWithStoppedWorkerAsync(
            () => StartLarge("--retries", "0", "--task-timeout", "30"),
            Maps,
            cancellation
        );
        using var held = render;
        var result = await held.Command.WaitAsync(cancellation);

        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(
            MapsOfManifest().Single(map => map.Status == MapStatus.Failed).Error,
            Is.EqualTo("drawing took longer than --task-timeout allows (30 s)")
        );
        Assert.That(Processes.IsAlive(worker), Is.False);
    }

    [Test]
    public async Task A_worker_without_memory_says_so(CancellationToken cancellation)
    {
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            "/usr/bin/env",
            [
                "DOTNET_GCHeapHardLimit=4000000",
                "./ashplot",
                .. Small[..4],
                "--size",
                "8000x6000",
                "-w",
                "1",
                "-q",
                "-o",
                Maps,
            ]
        );
        var result = await command.WaitAsync(cancellation);

        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(MapsOfManifest().Select(map => map.Error), Is.All.Contains("the worker ran out of memory"));
    }

    [Test]
    public async Task A_folder_that_is_removed_meanwhile_is_said_and_not_made_again(CancellationToken cancellation)
    {
        using var held = await HeldRender.StartAsync(() => StartLarge(), Maps, 2, cancellation);
        Directory.Move(Maps, temporary["gone"]);
        var result = await held.EndAsync(cancellation);

        await Processes.WaitUntilGoneAsync(held.Workers, cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(1));
            Assert.That(
                result.ErrorLines[^1],
                Is.EqualTo(
                    $"ashplot: {Maps}: the output folder was removed while maps were drawn; run the command again"
                )
            );
            Assert.That(Directory.Exists(Maps), Is.False);
        }
    }

    [Test]
    public async Task A_full_disk_leaves_whole_maps_only(CancellationToken cancellation)
    {
        Directory.CreateDirectory(temporary["small"]);
        if (Run("mount", "-t", "tmpfs", "-o", "size=200k", "none", temporary["small"]) != 0)
            Assert.Ignore("a small disk can only be mounted as root");
        try
        {
            var result = await AshPlotProcess.RunAsync(
                cancellation,
                ["render", Repository.Sample, "-o", temporary["small/maps"], "--workers", "2", "-q", "--no-html"]
            );
            var pictures = Directory.GetFiles(temporary["small"], "*.png", SearchOption.AllDirectories);
            Assert.That(result.Status, Is.EqualTo(1), result.Error);
            Assert.That(result.Error, Does.Contain("No space left on device"));
            Assert.That(pictures, Has.Length.LessThan(20));
            foreach (var picture in pictures)
                Assert.That(
                    (await File.ReadAllBytesAsync(picture, cancellation))[^8..^4],
                    Is.EqualTo("IEND"u8.ToArray()),
                    picture
                );
            Assert.That(Directory.GetFiles(temporary["small"], "*.tmp", SearchOption.AllDirectories), Is.Empty);
        }
        finally
        {
            Run("umount", temporary["small"]);
        }
    }

    [Test]
    public async Task A_manifest_that_cannot_be_written_is_an_error(CancellationToken cancellation)
    {
        Directory.CreateDirectory(temporary["maps/manifest.json/taken"]);
        var result = await AshPlotProcess.RunAsync(cancellation, [.. Small, "-o", Maps]);

        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((1, 1)), result.Error);
        Assert.That(result.Error, Does.Contain("manifest.json: cannot be written"));
    }

    [TestCase("> /dev/full", 1)]
    [TestCase(">&-", 1)]
    [TestCase("| true", 0)]
    [TestCase("2>&-", 0)]
    [TestCase("<&- >&- 2>&-", 1)]
    [TestCase("<&-", 0)]
    public async Task Streams_that_take_nothing_do_no_harm(string redirection, int status)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var line =
            $"set -o pipefail; ./ashplot {string.Join(' ', Small.Append("-o").Append(Maps).Select(word => $"'{word}'"))} {redirection}";
        using var command = AshPlotProcess.StartIn(Repository.Root, "/bin/bash", "-c", line);
        var result = await command.WaitAsync(cancellation);

        Assert.That(result.Status, Is.EqualTo(status), result.Error);
        Assert.That(result.ErrorLines, Has.Length.LessThanOrEqualTo(1), result.Error);
        Assert.That(MapsOfManifest().Select(map => map.Status), Is.All.EqualTo(MapStatus.Done));
    }

    [Test]
    public async Task A_second_interrupt_ends_all_at_once(CancellationToken cancellation)
    {
        // A tidy stop gives workers that do not answer two seconds, and leaves a manifest. A machine too busy to send
        // the second signal within them shows nothing; it tries again.
        for (
            var attempt = 1;
            attempt == 1 || (attempt <= 10 && File.Exists(Path.Combine(Maps, "manifest.json")));
            attempt++
        )
        {
            using var held = await HeldRender.StartAsync(() => StartLarge(), Maps, 2, cancellation);
            held.StopWorkers();
            await held.SignalAsync(Signal.Interrupt, cancellation);
            Processes.Send(Signal.Interrupt, held.Command.Id);
            var result = await held.Command.WaitAsync(cancellation);
            Assert.That(result.Status, Is.EqualTo(130), result.Error);
            held.ReleaseWorkers();
            await Processes.WaitUntilGoneAsync(held.Workers, cancellation);
        }

        Assert.That(Path.Combine(Maps, "manifest.json"), Does.Not.Exist, "it did not end at once");
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A folder that is not empty, in the place of a map.</summary>
    private void BlockSecondMap() =>
        Directory.CreateDirectory(temporary["maps/Sample_Eruption_Total_Column_Mass_20250101060000.png/taken"]);

    private ManifestMap[] MapsOfManifest()
    {
        var path = Path.Combine(Maps, "manifest.json");
        return [.. Manifest.Parse(File.ReadAllText(path), path).Quantities.SelectMany(quantity => quantity.Maps)];
    }

    private AshPlotProcess StartLarge(params string[] options) =>
        AshPlotProcess.Start([.. Large, "-o", Maps, .. options]);
}
