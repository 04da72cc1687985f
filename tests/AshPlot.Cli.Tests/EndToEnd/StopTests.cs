using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>However a render ends, none of its processes outlives it.</summary>
[CancelAfter(120_000)]
public sealed class StopTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    [TestCase("HUP", 129)]
    public async Task A_signal_stops_tidily_with_a_manifest_of_what_was_drawn(string signal, int status)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        using var command = StartLongRender();
        await FirstMapAsync(cancellation);
        var workers = Processes.ChildrenOf(command.Id);
        command.Signal(signal);
        var result = await command.WaitAsync(cancellation);
        await Processes.WaitUntilGoneAsync(workers, cancellation);

        var path = temporary["maps/manifest.json"];
        var manifest = Manifest.Parse(await File.ReadAllTextAsync(path, cancellation), path);
        var maps = manifest.Quantities.SelectMany(quantity => quantity.Maps).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(status), result.Error);
            Assert.That(workers, Is.Not.Empty);
            Assert.That(manifest.Run.Interrupted, Is.True);
            Assert.That(maps.Select(map => map.Status), Has.Some.EqualTo(MapStatus.NotDrawn));
            Assert.That(
                maps.Where(map => map.Status == MapStatus.Done).Select(map => File.Exists(temporary[$"maps/{map.Path}"])), Is.All.True);
        }
    }

    [Test]
    public async Task When_the_parent_is_killed_its_workers_end_by_themselves(CancellationToken cancellation)
    {
        using var command = StartLongRender();
        await FirstMapAsync(cancellation);
        var workers = Processes.ChildrenOf(command.Id);
        command.Signal("KILL");
        await command.WaitAsync(cancellation);

        Assert.That(workers, Has.Length.EqualTo(4));
        await Processes.WaitUntilGoneAsync(workers, cancellation);
    }

    private AshPlotProcess StartLongRender() =>
        AshPlotProcess.Start("render", Repository.Sample, "-o", temporary["maps"], "--size", "6000x4500", "--workers", "4", "-q");

    private async Task FirstMapAsync(CancellationToken cancellation)
    {
        while (!Directory.Exists(temporary["maps"])
            || !Directory.EnumerateFiles(temporary["maps"], "*.png", SearchOption.AllDirectories).Any())
            await Task.Delay(20, cancellation);
    }
}
