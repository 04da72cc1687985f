using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>The end of a pool.</summary>
[CancelAfter(60_000)]
internal sealed class StopTests
{
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    [TestCase(StartMethod.Serial)]
    public async Task Finish_drains_what_was_given_and_can_be_called_again(StartMethod startMethod)
    {
        await using var pool = Dummies.Pool(2, startMethod);
        var tasks = Enumerable.Range(0, 20).Select(i => pool.RunAsync(Kinds.Add, new Addition(i, 0))).ToList();
        await pool.FinishAsync();
        await pool.FinishAsync();
        Assert.That(await Task.WhenAll(tasks), Is.EqualTo(Enumerable.Range(0, 20)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => pool.RunAsync(Kinds.Echo, "too late"));
        if (startMethod is StartMethod.Spawn or StartMethod.Fork)
            Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task A_worker_that_dies_while_the_pool_finishes_is_still_replaced()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        try
        {
            await using var pool = Dummies.Pool();
            var task = pool.TryRunAsync(Kinds.DieOnce, file);
            await pool.FinishAsync();
            Assert.That((await task).Succeeded, Is.True);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task Dispose_fails_what_is_not_done_and_leaves_no_process(StartMethod startMethod)
    {
        var pool = WorkerPool.Start(Dummies.Options(2, startMethod) with { StopTimeout = TimeSpan.FromSeconds(0.2) });
        var tasks = Enumerable.Range(0, 10).Select(_ => pool.RunAsync(Kinds.NativeSleep, 1000)).ToList();
        await Dummies.Until(() => pool.WorkerPids.Count == 2);
        await pool.DisposeAsync();
        await pool.DisposeAsync();
        foreach (var task in tasks)
            await Assert.ThrowsAsync<WorkerPoolStoppedException>(() => task);
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.RunAsync(Kinds.Echo, "too late"));
    }

    [Test]
    public async Task Dispose_ends_a_finish_that_waits()
    {
        var pool = WorkerPool.Start(Dummies.Options() with { StopTimeout = TimeSpan.FromSeconds(0.2) });
        var task = pool.TryRunAsync(Kinds.NativeSleep, 1000);
        var finish = pool.FinishAsync();
        await pool.DisposeAsync();
        await finish;
        await Assert.ThrowsAsync<WorkerPoolStoppedException>(() => task);
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    public async Task A_task_that_heeds_the_request_to_stop_ends_by_itself(StartMethod startMethod)
    {
        var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { StopTimeout = TimeSpan.FromSeconds(50) });
        await pool.RunAsync(Kinds.Echo, "ready");
        var task = pool.RunAsync(Kinds.UntilStopped, 0);
        await pool.UntilRunning();
        await pool.DisposeAsync();
        Assert.That(await task, Is.EqualTo(1));
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task A_worker_that_ignores_all_requests_is_killed(StartMethod startMethod)
    {
        var pool = WorkerPool.Start(Dummies.Options(1, startMethod) with { StopTimeout = TimeSpan.FromSeconds(0.2) });
        await pool.RunAsync(Kinds.Echo, "ready");
        var task = pool.TryRunAsync(Kinds.Stubborn, 0);
        await pool.UntilRunning();
        await pool.DisposeAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
        await Assert.ThrowsAsync<WorkerPoolStoppedException>(() => task);
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task A_pool_that_is_disposed_of_while_it_starts_leaves_nothing(StartMethod startMethod)
    {
        for (var i = 0; i < 5; i++)
        {
            var pool = Dummies.Pool(2, startMethod);
            await Task.Delay(15 * i);
            await pool.DisposeAsync();
            Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
        }

        Assert.That(SocketFolders(), Is.Empty);
        Assert.That(Children(), Is.Empty);
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task No_socket_folder_is_left_once_the_workers_are_connected_nor_after_a_failed_start(
        StartMethod startMethod
    )
    {
        await using var pool = Dummies.Pool(2, startMethod);
        await pool.MapUnorderedAsync(Kinds.Sleep, [100, 100, 100, 100]).ToListAsync();
        await Dummies.Until(() => pool.WorkerPids.Count == 2);
        await Dummies.Until(() => SocketFolders().Length == 0);
        await using var failing = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                Program = new WorkerProgram("/bin/false", []),
            }
        );
        await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => failing.RunAsync(Kinds.Echo, ""));
        Assert.That(SocketFolders(), Is.Empty);
    }

    /// <summary>Those of this process: the third part of the name is the owner.</summary>
    private static string[] SocketFolders() =>
        [
            .. new[] { Path.GetTempPath(), Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") }
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.GetDirectories(folder!, $"ashplot-w-*-{Environment.ProcessId}-*")),
        ];

    /// <summary>Processes of the dummy program whose parent is this process, zombies included.</summary>
    private static int[] Children() =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Select(name => int.Parse(name!))
                .Where(IsChild),
        ];

    private static bool IsChild(int processId)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{processId}/stat");
            return status.Contains("(AshPlot.Workers", StringComparison.Ordinal)
                && status[(status.LastIndexOf(')') + 2)..].Split(' ')[1] == Environment.ProcessId.ToString();
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The argument is that of the next task, or that of one which the worker is to have ahead.</summary>
    [Test]
    public async Task Dispose_ends_though_an_argument_is_never_written()
    {
        var launcher = new ScriptedLauncher();
        var pool = WorkerPool.Start(Dummies.Options() with { StopTimeout = TimeSpan.FromSeconds(0.2) }, launcher);
        var worker = new DrivenWorker(await launcher.NextAsync());
        worker.BecomeReady();
        var tasks = new List<Task> { pool.RunAsync(Kinds.Echo, "first") };
        var argument = new UnwrittenArgument();
        var type = JsonMetadataServices.CreateValueInfo<UnwrittenArgument>(
            new JsonSerializerOptions { TypeInfoResolver = DummyJson.Default },
            new UnwrittenArgument.Converter()
        );
        tasks.Add(
            pool.RunAsync(
                new TaskKind<UnwrittenArgument, string>(Kinds.Echo.Name, type, DummyJson.Default.String),
                argument
            )
        );
        await Dummies.Until(() => worker.HasTask);
        worker.Succeed();
        await tasks[0];
        await Dummies.Until(() => argument.HasBegun);

        await pool.DisposeAsync();
        foreach (var task in tasks.Skip(1))
            await Assert.ThrowsAsync<WorkerPoolStoppedException>(() =>
                task.WaitAsync(TestContext.CurrentContext.CancellationToken)
            );
        argument.LetEnd();
    }
}
