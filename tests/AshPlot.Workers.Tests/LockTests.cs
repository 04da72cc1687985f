using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>
/// The fault that this pool was made for: a thread of the parent holds a lock at the moment at which the workers come
/// to be, and the tasks need that lock. A child forked from the parent would wait for it for ever.
/// </summary>
[CancelAfter(60_000)]
internal sealed class LockTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task A_lock_that_a_thread_of_the_parent_holds_does_not_hold_up_workers(StartMethod startMethod)
    {
        using var holder = new LockHolder();
        await using var pool = Dummies.Pool(2, startMethod);
        var outcomes = await pool.MapUnorderedAsync(Kinds.TakeSharedLock, Enumerable.Range(0, 20)).ToListAsync();
        await pool.FinishAsync();
        Assert.That(outcomes.Select(outcome => outcome.Error), Is.All.Null);
        Assert.That(holder.Holds, Is.True, "the lock was held all the time");
    }

    [Test]
    public async Task The_same_lock_holds_up_a_worker_that_shares_the_parents_memory()
    {
        using var holder = new LockHolder();
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Threads) with
            {
                Retries = 0,
                TaskTimeout = TimeSpan.FromSeconds(0.3),
                StopTimeout = TimeSpan.Zero,
            }
        );
        var outcome = await pool.TryRunAsync(Kinds.TakeSharedLock, 0);
        Assert.That(outcome.Error, Is.TypeOf<TaskTimeoutException>(), "else the test above would show nothing");
    }

    /// <summary>A thread that holds <see cref="SharedLock.Gate"/> until it is disposed of.</summary>
    private sealed class LockHolder : IDisposable
    {
        private readonly ManualResetEventSlim release = new();
        private readonly ManualResetEventSlim held = new();
        private readonly Thread thread;

        public LockHolder()
        {
            thread = new Thread(() =>
            {
                lock (SharedLock.Gate)
                {
                    held.Set();
                    release.Wait();
                }
            })
            {
                IsBackground = true,
            };
            thread.Start();
            held.Wait();
        }

        public bool Holds
        {
            get
            {
                if (!Monitor.TryEnter(SharedLock.Gate))
                    return true;
                Monitor.Exit(SharedLock.Gate);
                return false;
            }
        }

        public void Dispose()
        {
            release.Set();
            thread.Join();
        }
    }
}
