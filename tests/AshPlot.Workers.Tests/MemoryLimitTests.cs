using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Workers that take more memory than they may.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Fork)]
[CancelAfter(60_000)]
internal sealed class MemoryLimitTests(StartMethod startMethod)
{
    private const long Limit = 400_000_000;

    [Test]
    public async Task A_worker_over_its_memory_limit_is_a_distinct_error_that_names_the_limit_and_the_worker_is_killed()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 0,
                WorkerMemoryLimit = Limit,
            }
        );
        var pid = await pool.RunAsync(Kinds.ProcessId, 0);
        var error = (await Assert.ThrowsAsync<WorkerMemoryException>(() => pool.RunAsync(Kinds.LeakAndHang, 600)))!;
        Assert.That(error.ProcessId, Is.EqualTo(pid));
        Assert.That(error.Limit, Is.EqualTo(Limit));
        Assert.That(error.Used, Is.GreaterThan(Limit));
        Assert.That(error.Message, Does.Contain("over its limit of 400 MB"));
        Assert.That(Dummies.IsReaped(pid), Is.True);
        Assert.That(await pool.RunAsync(Kinds.ProcessId, 0), Is.Not.EqualTo(pid));
    }

    [Test]
    public async Task A_task_that_ends_a_worker_by_its_memory_is_tried_again_as_often_as_others_are()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 1,
                WorkerMemoryLimit = Limit,
            }
        );
        var outcome = await pool.TryRunAsync(Kinds.LeakAndHang, 600);
        Assert.That(outcome.Error, Is.TypeOf<WorkerMemoryException>());
        Assert.That(outcome.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task What_a_worker_takes_below_the_limit_is_its_own_affair()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 0,
                WorkerMemoryLimit = 2 * Limit,
            }
        );
        var pid = await pool.RunAsync(Kinds.Leak, 300);
        await pool.RunAsync(Kinds.Sleep, 200);
        Assert.That(await pool.RunAsync(Kinds.ProcessId, 0), Is.EqualTo(pid));
    }
}
