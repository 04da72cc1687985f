using System.Collections.Concurrent;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Pool;

namespace AshPlot.Workers.Tests;

/// <summary>Tasks that nobody waits for any more, and limits of single tasks.</summary>
[CancelAfter(60_000)]
internal sealed class CancellationTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.1);

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    [TestCase(StartMethod.Serial)]
    public async Task A_task_that_heeds_its_cancelling_ends_and_its_worker_stays(StartMethod startMethod)
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                CancelTimeout = Timeout.InfiniteTimeSpan,
            }
        );
        var before = await pool.RunAsync(Kinds.ProcessIdByKernel, 0);
        for (var time = 1; time <= 3; time++)
        {
            using var cancellation = new CancellationTokenSource();
            var task = pool.RunAsync(Kinds.UntilCancelled, 0, cancellation: cancellation.Token);
            await Until(pool, "running", time);
            await cancellation.CancelAsync();
            var error = await Assert.ThrowsAsync<TaskCanceledException>(() => task);
            Assert.That(error!.CancellationToken, Is.EqualTo(cancellation.Token), "the caller's own");
            await Until(pool, "cancelled", time);
        }

        Assert.That(await pool.RunAsync(Kinds.ProcessIdByKernel, 0), Is.EqualTo(before));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(1));
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task A_cancelled_task_that_goes_on_is_killed_after_the_grace_time_and_not_tried_again(
        StartMethod startMethod
    )
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        // Without a time limit, nothing but the cancelling ends it.
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                CancelTimeout = Moment,
                TaskTimeout = null,
                Log = events.Enqueue,
            }
        );
        using var cancellation = new CancellationTokenSource();
        var before = await pool.RunAsync(Kinds.ProcessIdByKernel, 0);
        var task = pool.RunAsync(Kinds.Stubborn, 0, cancellation: cancellation.Token);
        await Until(pool, "running", 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => task);
        Assert.That(
            await pool.RunAsync(Kinds.ProcessIdByKernel, 0, cancellation: TestContext.CurrentContext.CancellationToken),
            Is.Not.EqualTo(before)
        );
        Assert.That(Dummies.IsReaped(before), Is.True);
        Assert.That(Counters(pool)["running"], Is.EqualTo(1), "it ran once");
        Assert.That(
            events.Select(entry => entry.Message),
            Has.One.Contains($"{before} was killed: its task was cancelled and had not ended")
        );
    }

    [Test]
    public async Task A_task_that_is_cancelled_while_it_waits_leaves_the_queue_at_once_and_never_runs()
    {
        var queue = new TaskQueue();
        var items = Enumerable.Range(0, 3).Select(id => Item(id)).ToList();
        items.ForEach(item => Assert.That(queue.TryAdd(item), Is.True));
        Assert.That(queue.TryRemove(items[1]), Is.True);
        Assert.That(queue.TryRemove(items[1]), Is.False);
        queue.Close(empty: false);
        var waiter = new ReusableWait<WorkItem?>();
        Assert.That(
            new[] { await queue.TakeAsync(waiter), await queue.TakeAsync(waiter), await queue.TakeAsync(waiter) },
            Is.EqualTo(new[] { items[0], items[2], null })
        );

        await using var pool = Dummies.Pool();
        using var cancellation = new CancellationTokenSource();
        var running = pool.RunAsync(Kinds.AwaitEntry, "go on");
        var cancelled = pool.RunAsync(Kinds.Store, new Entry("ran", ""), cancellation: cancellation.Token);
        var last = pool.RunAsync(Kinds.Echo, "last");
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled);
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        entries.Set("go on", "");
        await Task.WhenAll(running, last);
        Assert.That(entries.Keys, Is.EqualTo(new[] { "go on" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_cancelled_map_ends_with_the_callers_token_and_its_tasks_end_too(bool inOrder)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2) with { CancelTimeout = Timeout.InfiniteTimeSpan });
        using var cancellation = new CancellationTokenSource();
        var arguments = Enumerable.Range(0, 10);
        var map = (
            inOrder
                ? pool.MapAsync(Kinds.UntilCancelled, arguments, cancellation: cancellation.Token)
                : pool.MapUnorderedAsync(Kinds.UntilCancelled, arguments, cancellation: cancellation.Token)
        ).ToListAsync();
        await Until(pool, "running", 2);
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => map);
        Assert.That(((OperationCanceledException)error!).CancellationToken, Is.EqualTo(cancellation.Token));
        await Until(pool, "cancelled", 2);
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
        Assert.That(Counters(pool)["running"], Is.EqualTo(2), "the others have left the queue");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Leaving_a_map_cancels_what_runs(bool inOrder)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2) with { CancelTimeout = Timeout.InfiniteTimeSpan });
        // The second one waits until it is cancelled.
        string[] texts = ["now", "wait"];
        await foreach (
            var _ in inOrder ? pool.MapAsync(Kinds.EchoLater, texts) : pool.MapUnorderedAsync(Kinds.EchoLater, texts)
        )
            break;
        await pool.FinishAsync(); // waits for what runs
    }

    [Test]
    public async Task A_task_may_have_limits_of_its_own()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options() with
            {
                TaskTimeout = Timeout.InfiniteTimeSpan,
                Retries = 0,
            }
        );
        var error = await Assert.ThrowsAsync<TaskTimeoutException>(() =>
            pool.RunAsync(Kinds.NativeSleep, 1000, new WorkerTaskOptions { Timeout = Moment })
        );
        Assert.That(error!.Limit, Is.EqualTo(Moment));
        var tried = await pool.TryRunAsync(Kinds.Signal, 9, new WorkerTaskOptions { Retries = 2 });
        Assert.That((tried.Error, tried.Attempts), Is.EqualTo((tried.Error as WorkerDiedException, 3)));
        var once = await pool.MapAsync(Kinds.Signal, [9], new WorkerTaskOptions { Retries = 0 }).ToListAsync();
        Assert.That(once[0].Attempts, Is.EqualTo(1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            pool.MapUnorderedAsync(Kinds.Signal, [9], new WorkerTaskOptions { Retries = -1 })
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            pool.RunAsync(Kinds.Signal, 9, new WorkerTaskOptions { Timeout = TimeSpan.Zero })
        );
    }

    private static HostedDictionary<int> Counters(WorkerPool pool) =>
        pool.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32);

    private static Task Until(WorkerPool pool, string counter, int count) =>
        Dummies.Until(() => Counters(pool).TryGet(counter, out var value) && value >= count);

    private static WorkItem<string, string> Item(long id) =>
        new(id, Kinds.Echo, "", new TaskLimits(null, 0, TimeSpan.Zero), new SingleReceiver<string, string>());
}
