using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Workers that die or hang.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Fork)]
[CancelAfter(60_000)]
internal sealed class CrashTests(StartMethod startMethod)
{
    [TestCase(9, "SIGKILL")]
    [TestCase(11, "SIGSEGV")]
    [TestCase(15, "SIGTERM")]
    public async Task A_worker_that_is_killed_fails_its_task_with_pid_and_signal(int signal, string name)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { Retries = 0 });
        var pid = await pool.RunAsync(Kinds.ProcessId, 0);
        var started = StartOf(pid);
        var error = (await Assert.ThrowsAsync<WorkerDiedException>(() => pool.RunAsync(Kinds.Signal, signal)))!;
        Assert.That(error.ProcessId, Is.EqualTo(pid));
        Assert.That(error.Exit.Signal, Is.EqualTo(signal));
        Assert.That(error.Message, Does.Contain(name));
        Assert.That(Dummies.IsReaped(pid), Is.True);
        Assert.That(
            Directory.GetFiles(Path.GetTempPath(), $"*-{pid}-{started}-*"),
            Is.Empty,
            "the runtime's own sockets"
        );
    }

    [Test]
    public async Task A_worker_that_exits_fails_its_task_with_exit_code_and_the_end_of_its_standard_error()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { Retries = 0 });
        // With the JIT, Environment.Exit of a forked worker waits for a finalizer thread that it has not got.
        var exit = startMethod == StartMethod.Fork ? Kinds.NativeExit : Kinds.Exit;
        var error = (await Assert.ThrowsAsync<WorkerDiedException>(() => pool.RunAsync(exit, 3)))!;
        Assert.That(error.Exit, Is.EqualTo(new WorkerExit(3)));
        Assert.That(error.Exit.Signal, Is.Null);
        Assert.That(error.StandardErrorTail, Is.EqualTo("the worker says goodbye"));
    }

    [Test]
    public async Task A_worker_that_is_killed_is_replaced_and_its_task_tried_again()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        try
        {
            await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod).Initialized("replacement"));
            var outcome = await pool.TryRunAsync(Kinds.DieOnce, file);
            Assert.That(outcome.Error, Is.Null);
            Assert.That(outcome.Attempts, Is.EqualTo(2));
            Assert.That(pool.WorkerPids, Has.Count.EqualTo(2));
            Assert.That(pool.WorkerPids[1], Is.EqualTo(outcome.Result));
            Assert.That(await pool.RunAsync(Kinds.Initialized, 0), Is.EqualTo(new InitializerTrace("replacement", 1)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task A_task_that_always_kills_its_worker_is_tried_so_often_and_no_more(int retries)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { Retries = retries });
        var outcome = await pool.TryRunAsync(Kinds.Signal, 9);
        Assert.That(outcome.Error, Is.TypeOf<WorkerDiedException>());
        Assert.That(outcome.Attempts, Is.EqualTo(1 + retries));
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(2 + retries));
    }

    [Test]
    public async Task The_other_tasks_go_on_when_a_worker_dies()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2, startMethod) with { Retries = 0 });
        var deaths = Enumerable.Range(0, 5).Select(_ => pool.TryRunAsync(Kinds.Signal, 9)).ToList();
        var sums = await pool.MapUnorderedAsync(Kinds.Add, Enumerable.Range(0, 500).Select(i => new Addition(i, 1)))
            .ToListAsync();
        Assert.That(sums, Is.All.Matches<TaskOutcome<Addition, int>>(sum => sum!.Result == sum.Argument.Left + 1));
        Assert.That(
            (await Task.WhenAll(deaths)).Select(outcome => outcome.Error),
            Is.All.TypeOf<WorkerDiedException>()
        );
    }

    [Test]
    public async Task A_worker_that_is_killed_while_idle_is_replaced_at_once()
    {
        await using var pool = Dummies.Pool(1, startMethod);
        var pid = await pool.RunAsync(Kinds.ProcessId, 0);
        await pool.RunAsync(Kinds.Sleep, 50);
        System.Diagnostics.Process.GetProcessById(pid).Kill();
        await Dummies.Until(() => pool.WorkerPids.Count == 2);
        var outcome = await pool.TryRunAsync(Kinds.Echo, "after");
        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.Attempts, Is.EqualTo(1));
        Assert.That(outcome.WorkerPid, Is.Not.EqualTo(pid));
    }

    [Test]
    public async Task A_task_over_its_time_limit_is_a_distinct_error_and_its_worker_is_killed()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 0,
                TaskTimeout = TimeSpan.FromSeconds(3),
            }
        );
        var pid = await pool.RunAsync(Kinds.ProcessId, 0);
        var error = (await Assert.ThrowsAsync<TaskTimeoutException>(() => pool.RunAsync(Kinds.NativeSleep, 1000)))!;
        Assert.That(error.ProcessId, Is.EqualTo(pid));
        Assert.That(Dummies.IsReaped(pid), Is.True);
        Assert.That(await pool.RunAsync(Kinds.ProcessId, 0), Is.Not.EqualTo(pid));
    }

    [Test]
    public async Task A_thread_over_its_time_limit_is_abandoned()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Threads) with
            {
                Retries = 0,
                TaskTimeout = TimeSpan.FromSeconds(2),
            }
        );
        await Assert.ThrowsAsync<TaskTimeoutException>(() => pool.RunAsync(Kinds.UntilStopped, 0));
        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_time_limit_is_for_each_task_not_for_all()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                TaskTimeout = TimeSpan.FromSeconds(5),
            }
        );
        // Longer than the limit together.
        var outcomes = await pool.MapUnorderedAsync(Kinds.Sleep, Enumerable.Repeat(110, 50)).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_kill_of_a_worker_takes_its_children_along()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Retries = 0,
                TaskTimeout = TimeSpan.FromSeconds(3),
            }
        );
        await Assert.ThrowsAsync<TaskTimeoutException>(() => pool.RunAsync(Kinds.GrandchildAndHang, 0));
        var grandchild = pool.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32)["grandchild"];
        await Dummies.Until(() => !Dummies.IsAlive(grandchild));
    }

    /// <summary>
    /// When the process started, as the runtime has it in the names of its sockets: an earlier process of the same
    /// number may have left some.
    /// </summary>
    private static string StartOf(int processId)
    {
        var status = File.ReadAllText($"/proc/{processId}/stat");
        return status[(status.LastIndexOf(')') + 2)..].Split(' ')[19];
    }
}
