using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>However a render ends, none of its processes outlives it.</summary>
[CancelAfter(120_000)]
internal sealed class StopTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase(Signal.Interrupt, 130)]
    [TestCase(Signal.Terminate, 143)]
    [TestCase(Signal.HangUp, 129)]
    public async Task A_signal_stops_tidily_with_a_manifest_of_what_was_drawn(Signal signal, int status)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var held = await HoldAsync(2, cancellation);
        // Workers that stand still cannot draw the rest before the command has heard the signal.
        held.StopWorkers();
        await held.SignalAsync(signal, cancellation);
        held.ReleaseWorkers();
        var result = await held.Command.WaitAsync(cancellation);
        await Processes.WaitUntilGoneAsync(held.Workers, cancellation);

        var path = temporary["maps/manifest.json"];
        var manifest = Manifest.Parse(await File.ReadAllTextAsync(path, cancellation), path);
        var maps = manifest.Quantities.SelectMany(quantity => quantity.Maps).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(status), result.Error);
            Assert.That(manifest.Run.Interrupted, Is.True);
            Assert.That(maps.Select(map => map.Status), Has.Some.EqualTo(MapStatus.NotDrawn));
            Assert.That(
                maps.Where(map => map.Status == MapStatus.Done)
                    .Select(map => File.Exists(temporary[$"maps/{map.Path}"])),
                Is.All.True
            );
        }
    }

    [Test]
    public async Task When_the_parent_is_killed_its_workers_end_by_themselves(CancellationToken cancellation)
    {
        using var held = await HoldAsync(4, cancellation);
        var workers = Processes.ChildrenOf(held.Command.Id);
        Processes.Send(Signal.Kill, held.Command.Id);
        await held.Command.WaitAsync(cancellation);

        Assert.That(workers, Has.Length.EqualTo(4));
        await Processes.WaitUntilGoneAsync(workers, cancellation);
    }

    private Task<HeldRender> HoldAsync(int workers, CancellationToken cancellation) =>
        HeldRender.StartAsync(
            () =>
                AshPlotProcess.Start(
                    "render",
                    Repository.Sample,
                    "-o",
                    temporary["maps"],
                    "--size",
                    "3000x2250",
                    "--workers",
                    $"{workers}",
                    "-q"
                ),
            temporary["maps"],
            workers,
            cancellation
        );
}
