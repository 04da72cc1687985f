using System.Diagnostics;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What is rare, and therefore hangs elsewhere.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Fork)]
[Platform("Linux")]
[CancelAfter(120_000)]
internal sealed class AdversityTests(StartMethod startMethod)
{
    [Test]
    public async Task A_worker_that_a_signal_ends_during_its_initializer_is_started_again()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        try
        {
            await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod).Initialized($"die-once {file}"));
            Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
            Assert.That(pool.WorkerPids, Has.Count.EqualTo(2));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Workers_that_a_signal_ends_during_their_initializer_again_and_again_break_the_pool()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod).Initialized("die"));
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerStartException>());
        Assert.That(error.Message, Does.Contain("SIGKILL"));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(3));
        await pool.DisposeAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task A_worker_that_is_stopped_by_a_signal_is_killed_after_the_time_limit_and_replaced()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 0,
                TaskTimeout = TimeSpan.FromSeconds(3),
            }
        );
        var worker = await pool.RunAsync(Kinds.ProcessIdByKernel, 0);
        Signal("STOP", worker);
        await Assert.ThrowsAsync<TaskTimeoutException>(() => pool.RunAsync(Kinds.Echo, "never heard"));
        Assert.That(Dummies.IsReaped(worker), Is.True);
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task Time_in_which_the_parent_and_its_workers_are_suspended_does_not_count()
    {
        const int limitSeconds = 5;
        using var parent = Process.Start(
            new ProcessStartInfo(Dummies.Program.FileName, ["suspended", startMethod.ToString(), $"{limitSeconds}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;
        try
        {
            var worker = await parent.StandardOutput.ReadLineAsync(TestContext.CurrentContext.CancellationToken);
            using (var stop = Process.Start("kill", ["-STOP", $"{parent.Id}", worker!]))
                await stop.WaitForExitAsync();
            await Task.Delay(TimeSpan.FromSeconds(limitSeconds + 1.5));
            await parent.StandardInput.WriteLineAsync("go on"); // read once the parent runs again
            using (var go = Process.Start("kill", ["-CONT", $"{parent.Id}", worker!]))
                await go.WaitForExitAsync();
            Assert.That(await parent.StandardOutput.ReadToEndAsync(), Is.EqualTo($"done by {worker}\n"));
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    [Test]
    public async Task Dispose_ends_workers_that_are_stopped_by_a_signal()
    {
        var pool = WorkerPool.Start(Dummies.Options(2, startMethod) with { StopTimeout = TimeSpan.FromSeconds(0.2) });
        await pool.RunAsync(Kinds.Echo, "ready");
        await Dummies.Until(() => pool.WorkerPids.Count == 2);
        foreach (var worker in pool.WorkerPids)
            Signal("STOP", worker);
        await pool.DisposeAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task Dispose_ends_though_the_log_callback_never_returns()
    {
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        try
        {
            var pool = WorkerPool.Start(
                Dummies.Options(1, startMethod) with
                {
                    StopTimeout = TimeSpan.FromSeconds(0.2),
                    Log = _ =>
                    {
                        entered.Set();
                        release.Wait();
                    },
                }
            );
            var task = pool.TryRunAsync(Kinds.Log, "this blocks the parent");
            await Dummies.Until(() => entered.IsSet);
            await pool.DisposeAsync();
            await Assert.ThrowsAsync<WorkerPoolStoppedException>(() => task);
            Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
        }
        finally
        {
            release.Set();
        }
    }

    [Test]
    public async Task Sixty_four_workers_serve_at_once_and_leave_nothing()
    {
        await using var pool = Dummies.Pool(64, startMethod);
        var outcomes = await pool.MapUnorderedAsync(Kinds.Sleep, Enumerable.Repeat(20, 640)).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Error), Is.All.Null);
        await Dummies.Until(() => pool.WorkerPids.Count == 64);
        await pool.DisposeAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task Arguments_and_results_of_thirty_megabytes_travel_whole()
    {
        await using var pool = Dummies.Pool(2, startMethod);
        var text = string.Create(30_000_000, 0, static (span, _) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)('a' + (i % 23));
        });
        var echoes = await Task.WhenAll(pool.RunAsync(Kinds.Echo, text), pool.RunAsync(Kinds.Echo, text));
        Assert.That(echoes[0] == text && echoes[1] == text, Is.True);
    }

    [Test]
    public async Task Pools_that_are_disposed_of_at_any_moment_end_every_task()
    {
        for (var round = 0; round < 12; round++)
        {
            var pool = Dummies.Pool(2, startMethod);
            var tasks = Enumerable.Range(0, 50).Select(i => pool.TryRunAsync(Kinds.Add, new Addition(i, 1))).ToList();
            await Task.Delay(25 * round);
            await Task.WhenAll(pool.DisposeAsync().AsTask(), pool.DisposeAsync().AsTask());
            await Dummies.Until(() => tasks.TrueForAll(task => task.IsCompleted));
            foreach (var task in tasks)
            {
                if (task.IsFaulted)
                    Assert.That(task.Exception.InnerException, Is.TypeOf<WorkerPoolStoppedException>());
                else
                    Assert.That(task.Result.Result, Is.EqualTo(task.Result.Argument.Left + 1));
            }

            Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
        }
    }

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}
