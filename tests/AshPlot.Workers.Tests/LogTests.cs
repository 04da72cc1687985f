using System.Collections.Concurrent;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What reaches the parent's logger.</summary>
[CancelAfter(60_000)]
internal sealed class LogTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Threads)]
    [TestCase(StartMethod.Serial)]
    public async Task A_workers_log_event_reaches_the_parent_with_worker_and_task(StartMethod startMethod)
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { Log = events.Enqueue });
        var outcome = await pool.TryRunAsync(Kinds.Log, "the cloud is thin");
        Assert.That(events, Has.Count.EqualTo(1), "the debug event is below the least level");
        events.TryDequeue(out var entry);
        Assert.That(
            entry,
            Is.EqualTo(
                new WorkerLogEvent(
                    WorkerLogLevel.Warning,
                    "the cloud is thin",
                    entry!.ExceptionText,
                    1,
                    outcome.WorkerPid,
                    1,
                    WorkerLogSource.Worker
                )
                {
                    Time = entry.Time,
                }
            )
        );
        Assert.That((entry.TaskId, entry.Time), Is.EqualTo(((long?)outcome.TaskId, entry.Time)));
        Assert.That(
            entry.Time,
            Is.InRange(
                outcome.Started - TimeSpan.FromSeconds(1),
                outcome.Started + outcome.Elapsed + TimeSpan.FromSeconds(1)
            ),
            "clocks of one machine"
        );
        Assert.That(entry.ExceptionText, Does.Contain("TimeoutException").And.Contain("the exception's message"));
    }

    [Test]
    public async Task An_initializers_log_event_reaches_the_parent_without_a_task()
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        await using var pool = WorkerPool.Start(Dummies.Options().Initialized("fonts") with { Log = events.Enqueue });
        await pool.RunAsync(Kinds.Echo, "");
        Assert.That(
            events.Single(),
            Has.Property("Message").EqualTo("initialized with fonts").And.Property("TaskId").Null
        );
    }

    [Test]
    public async Task A_flood_on_standard_output_and_error_fills_no_pipe_and_is_attributed()
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        await using (var pool = WorkerPool.Start(Dummies.Options(2) with { Log = events.Enqueue }))
        {
            // More than a pipe holds (64 KiB), from both workers.
            await pool.MapUnorderedAsync(Kinds.Flood, [5000, 5000]).ToListAsync();
            await pool.FinishAsync();
            Assert.That(events.Select(entry => entry.ProcessId).Distinct(), Is.SubsetOf(pool.WorkerPids));
        }

        var output = events.Where(entry => entry.Source == WorkerLogSource.StandardOutput).ToList();
        Assert.That(output, Has.Count.EqualTo(10_000));
        Assert.That(output[0].Message, Does.Match("^output line 0 o+$"));
        Assert.That(events.Count(entry => entry.Source == WorkerLogSource.StandardError), Is.EqualTo(10_000));
    }

    [Test]
    public async Task A_flood_that_nobody_listens_to_fills_no_pipe_either()
    {
        await using var pool = Dummies.Pool();
        Assert.That(await pool.RunAsync(Kinds.Flood, 5000), Is.EqualTo(5000));
    }

    [Test]
    public async Task The_death_of_a_worker_is_logged()
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        await using var pool = WorkerPool.Start(Dummies.Options() with { Log = events.Enqueue, Retries = 0 });
        await pool.TryRunAsync(Kinds.Signal, 9);
        Assert.That(events.Single(entry => entry.Source == WorkerLogSource.Pool).Message, Does.Contain("SIGKILL"));
    }

    [Test]
    public async Task A_logger_that_throws_breaks_the_pool()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options() with
            {
                Log = _ => throw new FormatException("a logger's fault"),
            }
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Log, "x")))!;
        Assert.That(error.InnerException, Is.TypeOf<FormatException>());
    }
}
