using System.Diagnostics;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>
/// All at once: tasks of every sort, cancellations, deaths of workers, large blocks, changes of the pool's size.
/// </summary>
[CancelAfter(120_000)]
internal sealed class StormTests
{
    private const int AtOnce = 24;
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 20_000).Select(number => (double)number)];

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public Task A_storm_of_tasks_cancellations_kills_and_blocks_loses_doubles_and_leaks_nothing(
        StartMethod startMethod
    ) => StormAsync(startMethod, 2_000);

    [TestCase(StartMethod.Spawn)]
    [Category("Slow")]
    public Task A_long_storm_does_not_either(StartMethod startMethod) => StormAsync(startMethod, 10_000);

    private static async Task StormAsync(StartMethod startMethod, int tasks)
    {
        await RunAsync(startMethod, 100); // what the first pool of a process makes once and for all
        var (descriptors, blocks) = (Descriptors(), SharedBlocks.Count());
        await RunAsync(startMethod, tasks);
        await Dummies.Until(() => Descriptors() <= descriptors);
        Assert.That(SharedBlocks.Count(), Is.EqualTo(blocks));
    }

    private static async Task RunAsync(StartMethod startMethod, int tasks)
    {
        var ended = new int[tasks];
        var pool = WorkerPool.Start(
            Dummies.Options(4, startMethod) with
            {
                Retries = 100, // whoever is hit again and again is still done in the end
                CancelTimeout = TimeSpan.FromMilliseconds(50),
            }
        );
        await using (pool)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, tasks),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (number, _) =>
                {
                    await OneAsync(pool, number);
                    Interlocked.Increment(ref ended[number]);
                }
            );
            Assert.That(ended, Is.All.EqualTo(1));
            await pool.FinishAsync();
        }

        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    private static async Task OneAsync(WorkerPool pool, int number)
    {
        if (number % 200 == 99)
            Kill(pool);
        if (number % 500 == 250)
            pool.Resize(2 + (number / 500 % 3));
        switch (number % 20)
        {
            case 1:
                var doubled = await pool.RunAsync(Kinds.Double, Numbers);
                Assert.That((doubled.Length, doubled[number]), Is.EqualTo((Numbers.Length, 2.0 * number)));
                break;
            case 2:
                using (var shared = await pool.RunAsync(Kinds.MakeShared, 20_000))
                    Assert.That(shared[number], Is.EqualTo(number));
                break;
            case 3:
                await CancelAsync(pool, number % 500 == 3 ? Kinds.NativeSleep : Kinds.UntilCancelled, 1000);
                break;
            case 4:
                await CancelAsync(pool, Kinds.MakeShared, 20_000);
                break;
            case 5:
                var failed = await pool.TryRunAsync(Kinds.Throw, $"{number}");
                Assert.That(failed.Error, Is.TypeOf<RemoteTaskException>().With.Message.EqualTo($"{number}"));
                break;
            case 6:
                var echoes = await pool.MapUnorderedAsync(Kinds.Echo, ["a", "b", "c"]).ToListAsync();
                Assert.That(echoes.Select(echo => echo.ResultOrThrow()), Is.EquivalentTo(new[] { "a", "b", "c" }));
                break;
            default:
                Assert.That(await pool.RunAsync(Kinds.Echo, $"{number}"), Is.EqualTo($"{number}"));
                break;
        }
    }

    /// <summary>At some moment: it may be queued, be sent, run, or be done.</summary>
    private static async Task CancelAsync<TResult>(WorkerPool pool, TaskKind<int, TResult> kind, int argument)
    {
        using var cancellation = new CancellationTokenSource();
        var task = pool.RunAsync(kind, argument, cancellation: cancellation.Token);
        if (argument % 3 > 0)
            await Task.Delay(1);
        await cancellation.CancelAsync();
        try
        {
            ((await task) as IDisposable)?.Dispose();
        }
        catch (OperationCanceledException exception)
        {
            Assert.That(exception.CancellationToken, Is.EqualTo(cancellation.Token));
        }
    }

    private static void Kill(WorkerPool pool)
    {
        if (pool.WorkerPids.LastOrDefault(Dummies.IsAlive) is not (> 0 and var victim))
            return;
        try
        {
            using var process = Process.GetProcessById(victim);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has just ended.
        }
    }

    private static int Descriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;
}
