using System.Diagnostics;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Renders whose processes are killed, with folders for temporary and runtime files of their own, in which nothing may
/// be left.
/// </summary>
[CancelAfter(600_000)]
[Platform("Linux")]
public sealed class StartMethodFaultTests
{
    private static readonly string[] Job = ["render", Repository.Sample, "--size", "3000x2250", "--workers", "2"];

    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    [SetUp]
    public void MakeFolders()
    {
        temporary = new TemporaryFolder();
        Directory.CreateDirectory(temporary["tmp"]);
        Directory.CreateDirectory(temporary["runtime"]);
    }

    [TearDown]
    public void RemoveFolders() => temporary.Dispose();

    [Test]
    public async Task Maps_are_drawn_by_spawned_workers_once_the_process_that_forks_them_is_killed(
        CancellationToken cancellation
    )
    {
        using var held = await HoldAsync(cancellation, "--retries", "0", "--start-method", "fork");
        var zygote = Processes.ChildrenOf(held.Command.Id).Single();
        var forked = Processes.ChildrenOf(zygote);
        Assert.That(forked, Is.EquivalentTo(held.Workers));
        Processes.Send(Signal.Kill, zygote);
        var result = await held.EndAsync(cancellation);
        await Processes.WaitUntilGoneAsync(forked, cancellation);

        var manifest = ManifestOf(Maps);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.Zero, result.Error);
            Assert.That((manifest.Run.StartMethod, manifest.Run.StartMethodAsked), Is.EqualTo(("spawn", "fork")));
            Assert.That(
                manifest.Quantities.SelectMany(quantity => quantity.Maps).Select(map => map.Status),
                Has.Exactly(20).EqualTo(MapStatus.Done)
            );
            Assert.That(manifest.Run.WorkerPids, Is.Unique.And.SupersetOf(forked));
            Assert.That(result.ErrorLines, Has.One.Contains("Workers are spawned instead."), result.Error);
            AssertNothingIsLeft();
        }

        await RunAsync(cancellation, 0, [.. Job, "-o", temporary["other"]]);
        SameRun.AssertSame(temporary["other"], Maps, "startMethod", "startMethodAsked", "attempts");
    }

    [TestCase("fork", "fork")]
    [TestCase("fork", "spawn")]
    [TestCase("spawn", "fork")]
    public async Task After_the_parent_is_killed_another_start_method_may_go_on(string first, string second)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using (var held = await HoldAsync(cancellation, "-q", "--start-method", first))
        {
            var processes = Processes.DescendantsOf(held.Command.Id);
            Assert.That(processes, Has.Length.EqualTo(first == "fork" ? 3 : 2));
            Processes.Send(Signal.Kill, held.Command.Id);
            var watch = Stopwatch.StartNew();
            await held.Command.WaitAsync(cancellation);
            // The kernel or the worker's own guard ends them; how soon is told, but a busy machine is no error.
            await Processes.WaitUntilGoneAsync(processes, cancellation);
            await TestContext.Out.WriteLineAsync(
                $"{processes.Length} processes of a killed {first} render were gone after {watch.ElapsedMilliseconds} ms"
            );
        }

        Assert.That(File.Exists(Path.Combine(Maps, "manifest.json")), Is.False, "the run was not killed in its middle");
        var resumed = await RunAsync(cancellation, 0, [.. Job, "-o", Maps, "--resume", "--start-method", second]);
        await RunAsync(cancellation, 0, [.. Job, "-o", temporary["other"], "--start-method", second]);

        SameRun.AssertSame(temporary["other"], Maps, "kept");
        var kept = ManifestOf(Maps).Quantities.SelectMany(quantity => quantity.Maps).Count(map => map.Kept);
        Assert.That(kept, Is.GreaterThanOrEqualTo(2).And.LessThan(HeldRender.MapCount));
        Assert.That(resumed.Error, Does.Contain($"reusing {kept} of 20 maps from an earlier run"));
        AssertNothingIsLeft();
    }

    [Test]
    public async Task Forkserver_is_another_name_of_fork(CancellationToken cancellation)
    {
        await RunAsync(
            cancellation,
            0,
            "render",
            Repository.Sample,
            "--quantity",
            "total-column",
            "--size",
            "400x300",
            "-o",
            Maps,
            "--start-method",
            "forkserver"
        );

        var run = ManifestOf(Maps).Run;
        Assert.That((run.StartMethod, run.StartMethodAsked), Is.EqualTo(("fork", "fork")));
        AssertNothingIsLeft();
    }

    [TestCase()]
    [TestCase("--resume")]
    [TestCase("--quantity", "total-column")]
    public async Task A_second_render_into_a_folder_where_one_runs_is_refused_and_the_first_is_not_disturbed(
        params string[] options
    )
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var first = await HoldAsync(cancellation, "-q");
        var second = await RunAsync(cancellation, 3, [.. Job, "-o", Maps, "-q", .. options]);
        var result = await first.EndAsync(cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.ErrorLines, Has.Length.EqualTo(1), second.Error);
            Assert.That(
                second.Error,
                Does.StartWith($"ashplot: {Maps}: ")
                    .And.Contain($"another render is writing there (process {first.Command.Id} on ")
            );
            Assert.That(second.Output, Is.Empty);
            Assert.That(result.Status, Is.Zero, result.Error);
            Assert.That(result.Error, Is.Empty);
            AssertNothingIsLeft();
        }

        await RunAsync(cancellation, 0, [.. Job, "-o", temporary["other"]]);
        SameRun.AssertSame(temporary["other"], Maps);
    }

    [TestCase("spawn")]
    [TestCase("fork")]
    public async Task No_socket_folder_is_left_when_a_worker_is_killed(string method)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var held = await HoldAsync(cancellation, "-q", "--start-method", method);
        Processes.Send(Signal.Kill, held.Workers[0]);
        var result = await held.EndAsync(cancellation);

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(ManifestOf(Maps).Run.StartMethod, Is.EqualTo(method));
        AssertNothingIsLeft();
    }

    private static Manifest ManifestOf(string folder)
    {
        var path = Path.Combine(folder, "manifest.json");
        return Manifest.Parse(File.ReadAllText(path), path);
    }

    private AshPlotProcess Start(params string[] arguments) =>
        AshPlotProcess.StartIn(
            Repository.Root,
            "/usr/bin/env",
            [$"TMPDIR={temporary["tmp"]}", $"XDG_RUNTIME_DIR={temporary["runtime"]}", "./ashplot", .. arguments]
        );

    private async Task<CommandResult> RunAsync(CancellationToken cancellation, int status, params string[] arguments)
    {
        using var command = Start(arguments);
        var result = await command.WaitAsync(cancellation);
        Assert.That(result.Status, Is.EqualTo(status), result.Error);
        return result;
    }

    private Task<HeldRender> HoldAsync(CancellationToken cancellation, params string[] options) =>
        HeldRender.StartAsync(() => Start([.. Job, "-o", Maps, .. options]), Maps, 2, cancellation);

    private void AssertNothingIsLeft()
    {
        string[] left =
        [
            .. Directory.GetFileSystemEntries(temporary["tmp"]),
            .. Directory.GetFileSystemEntries(temporary["runtime"]),
        ];
        Assert.That(left, Is.Empty);
    }
}
