using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The files with the values of maps, which the page reads, over several runs to one folder.</summary>
[CancelAfter(300_000)]
public sealed class ValueFileTests
{
    private TemporaryFolder temporary = null!;

    private string Maps => temporary["maps"];

    private Manifest Manifest => Manifest.Parse(File.ReadAllText(Path.Combine(Maps, "manifest.json")), "manifest.json");

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Maps_that_are_taken_over_keep_theirs_whatever_is_chosen(CancellationToken cancellation)
    {
        await RunAsync(cancellation);
        var first = Manifest.Quantities.Single(quantity => quantity.Name == "total-column");
        await RunAsync(cancellation, "--resume", "--quantity", "total-column");
        var second = Manifest.Quantities.Single();

        Assert.That(second.Maps.Select(map => map.Kept), Is.All.True);
        Assert.That(
            (second.Values, second.Maps.Select(map => map.Values)),
            Is.EqualTo((first.Values, first.Maps.Select(map => map.Values)))
        );
        Assert.That(File.Exists(Path.Combine(Maps, second.Values!)), Is.True);
    }

    [Test]
    public async Task A_file_that_was_changed_is_noticed_on_resume(CancellationToken cancellation)
    {
        await RunAsync(cancellation, "--quantity", "total-column");
        await File.AppendAllTextAsync(Path.Combine(Maps, Manifest.Quantities[0].Values!), "}", cancellation);

        var again = await RunAsync(cancellation, "--quantity", "total-column", "--resume");

        Assert.That((again.Status, again.Error), Is.EqualTo((2, again.Error)));
        Assert.That(again.Error, Does.Contain("values/grid-"));
    }

    [Test]
    public async Task A_run_without_them_is_another_run_and_leaves_none(CancellationToken cancellation)
    {
        await RunAsync(cancellation);
        var refused = await RunAsync(cancellation, "--no-values");
        var replaced = await RunAsync(cancellation, "--no-values", "--overwrite");

        Assert.That((refused.Status, replaced.Status), Is.EqualTo((2, 0)), refused.Error + replaced.Error);
        Assert.That(
            Directory.Exists(Path.Combine(Maps, "values"))
                && Directory.EnumerateFiles(Path.Combine(Maps, "values"), "*", SearchOption.AllDirectories).Any(),
            Is.False
        );
    }

    private Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] options) =>
        AshPlotProcess.RunAsync(
            cancellation,
            ["render", Repository.Sample, "-o", Maps, "--size", "320x240", "--workers", "2", .. options]
        );
}
