using System.Text.Json.Nodes;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The fork and spawn experiment. What is expected stands here only; the program has to observe it.</summary>
[CancelAfter(120_000)]
[Platform("Linux")]
public sealed class StartMethodsTests
{
    private static readonly (string Observation, bool Fork, bool Spawn)[] Expected =
    [
        ("new process id", true, true),
        ("static fields and methods present", true, true),
        ("one process serves many tasks", true, true),
        ("state is kept within a process between tasks", true, true),
        ("type initialisers run again in the worker", false, true),
        ("objects are the same ones (same address) as in the parent", true, false),
        ("state set by the parent's Main is visible", true, false),
        ("a lock held by a parent's thread at the fork is still locked in the worker, for ever", true, false),
        ("a worker's changes reach the parent without the shared dictionary", false, false),
        ("a worker's changes reach the parent through the shared dictionary", true, true),
        ("log events of a worker appear without an initializer", true, false),
        ("a random generator that Main has used gives the same numbers in every worker", true, false),
        ("log events of a worker appear with an initializer", true, true),
        ("two workers are at work at once", true, true),
    ];

    [Test]
    public async Task Every_row_is_observed_as_expected_with_a_reason_and_evidence(CancellationToken cancellation)
    {
        using var command = AshPlotProcess.Start("start-methods", "--json");
        var result = await command.WaitAsync(cancellation);

        Assert.That((result.Status, result.Error), Is.EqualTo((0, "")));
        var rows = JsonNode.Parse(result.Output)!["rows"]!.AsArray().Select(row => row!).ToArray();
        Assert.That(
            rows.Select(row =>
                (row["observation"]!.GetValue<string>(), row["fork"]!.GetValue<bool>(), row["spawn"]!.GetValue<bool>())
            ),
            Is.EqualTo(Expected)
        );
        Assert.That(rows.Select(row => row["why"]!.GetValue<string>()), Is.Unique.And.All.EndsWith("."));
        using (Assert.EnterMultipleScope())
        {
            foreach (var method in new[] { "fork", "spawn" })
            {
                var processes = rows[0]["evidence"]![method]!;
                var (parent, worker) = (processes["parent"]!.GetValue<int>(), processes["worker"]!.GetValue<int>());
                Assert.That(parent, Is.Not.EqualTo(worker));
                Assert.That(Processes.IsAlive(worker), Is.False);
                Assert.That(
                    rows[4]["evidence"]![method]!["initialisedInWorkerBy"]!.GetValue<int>(),
                    Is.EqualTo(method == "fork" ? parent : worker)
                );
                // The change was made: the worker's own next task has seen it.
                Assert.That(rows[8]["evidence"]![method]!["seenByTheWorkersNextTask"], Is.Not.Null);
            }

            Assert.That(rows[0]["evidence"]!["spawn"]!["parent"]!.GetValue<int>(), Is.EqualTo(command.Id));
            var locked = rows[7]["evidence"]!["fork"]!;
            Assert.That(locked["itTookTheLock"]!.GetValue<bool>(), "without the lock held, the same child ends");
            Assert.That(locked["thatOneStillWaitedAndWasKilled"]!.GetValue<bool>());
            Assert.That(locked["parentTookTheLockAfterwards"]!.GetValue<bool>());
            Assert.That(Processes.IsAlive(locked["childForkedWhileTheLockWasHeld"]!.GetValue<int>()), Is.False);
        }
    }

    [Test]
    public async Task The_table_for_people_fits_80_columns(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "start-methods");

        var lines = result.Output.Split('\n');
        Assert.That((result.Status, result.Error), Is.EqualTo((0, "")));
        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(80));
        Assert.That(
            lines.Count(line =>
                line.EndsWith("yes", StringComparison.Ordinal) || line.EndsWith("no", StringComparison.Ordinal)
            ),
            Is.EqualTo(Expected.Length)
        );
        // What happens with the lock, as it does, and values in the table itself.
        string[] story =
        [
            "while the lock is free",
            "holds the lock",
            "releases the lock",
            "would for ever: it is killed",
            "what a worker sees",
        ];
        Assert.That(
            story.Select(part => Array.FindIndex(lines, line => line.Contains(part, StringComparison.Ordinal))),
            Is.Ordered.And.None.Negative
        );
        Assert.That(
            result.Output,
            Does.Match(@"spawn: +parent \d+, worker \d+\n")
                .And.Match(@"fork: +parent address 0x[0-9a-f]+, worker address 0x")
                .And.Match(@"fork, without an initializer: process \d+ logs: event 2")
        );
    }
}
