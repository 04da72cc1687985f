using System.Globalization;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Short runs of the soak program; docs/worker-pool-guarantees.md has the commands of the long ones.</summary>
[Platform("Linux")]
[CancelAfter(300_000)]
public sealed class SoakTests
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(SoakTests).Assembly.Location)!;

    [TestCase("spawn", "0")]
    [TestCase("fork", "0")]
    [TestCase("spawn", "1")]
    [TestCase("fork", "1")]
    public Task Tasks_end_exactly_once_and_nothing_is_left_while_workers_are_killed_at_random(
        string method,
        string retries,
        CancellationToken cancellation
    ) =>
        SoakAsync(
            cancellation,
            "tasks",
            "--method",
            method,
            "--retries",
            retries,
            "--tasks",
            "800",
            "--kill-every",
            "40"
        );

    [TestCase("spawn", 20)]
    [TestCase("fork", 200)]
    public Task Replacing_workers_leaks_no_descriptor(string method, int workers, CancellationToken cancellation) =>
        SoakAsync(
            cancellation,
            "tasks",
            "--method",
            method,
            "--tasks",
            workers.ToString(CultureInfo.InvariantCulture),
            "--kill-every",
            "0",
            "--recycle-after",
            "1"
        );

    [Test]
    public Task Every_forked_worker_draws_the_same_bytes_as_a_spawned_one(CancellationToken cancellation) =>
        SoakAsync(cancellation, "draw", "--method", "fork", "--forks", "24");

    private static async Task SoakAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var soak = AshPlotProcess.StartIn(Folder, "AshPlot.Soak", [.. arguments, "--minutes", "4"]);
        var result = await soak.WaitAsync(cancellation);
        Assert.That(result.Status, Is.Zero, result.Error + result.Output);
        TestContext.Out.WriteLine(result.Output);
    }
}
