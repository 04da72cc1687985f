using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Workers that are replaced before they grow old.</summary>
[CancelAfter(60_000)]
internal sealed class RecycleTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    public async Task A_worker_is_replaced_after_so_many_tasks(StartMethod startMethod)
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod).Initialized("again") with
            {
                RecycleAfterTasks = 3,
            }
        );
        var outcomes = await pool.MapAsync(Kinds.Initialized, Enumerable.Range(0, 7)).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Result), Is.All.EqualTo(new InitializerTrace("again", 1)));
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
        if (startMethod == StartMethod.Threads)
            return;
        Assert.That(
            outcomes.GroupBy(outcome => outcome.WorkerPid).Select(group => group.Count()),
            Is.EqualTo(new[] { 3, 3, 1 })
        );
        await pool.FinishAsync();
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(3));
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task A_worker_is_replaced_once_it_has_grown_so_much()
    {
        await using var pool = WorkerPool.Start(Dummies.Options() with { RecycleAfterGrowth = 128 << 20 });
        var first = await pool.RunAsync(Kinds.Leak, 1);
        Assert.That(await pool.RunAsync(Kinds.Leak, 1), Is.EqualTo(first), "it has grown by little");
        Assert.That(await pool.RunAsync(Kinds.Leak, 160), Is.EqualTo(first));
        Assert.That(await pool.RunAsync(Kinds.Leak, 1), Is.Not.EqualTo(first));
        Assert.That(Dummies.IsReaped(first), Is.True);
    }

    [Test]
    public async Task Recycling_loses_no_task_of_a_busy_pool()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2, StartMethod.Threads) with { RecycleAfterTasks = 1 });
        var sums = await pool.MapUnorderedAsync(Kinds.Add, Enumerable.Range(0, 300).Select(i => new Addition(i, 1)))
            .ToListAsync();
        Assert.That(sums, Has.Count.EqualTo(300));
        Assert.That(
            sums,
            Is.All.Matches<TaskOutcome<Addition, int>>(sum => sum!.Result == sum.Argument.Left + 1 && sum.Attempts == 1)
        );
    }

    [Test]
    public void A_count_or_a_growth_below_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WorkerPool.Start(Dummies.Options() with { RecycleAfterTasks = 0 })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WorkerPool.Start(Dummies.Options() with { RecycleAfterGrowth = 0 })
        );
    }
}
