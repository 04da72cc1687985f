using System.Diagnostics;
using System.Runtime.Versioning;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Native;

namespace AshPlot.Workers.Tests;

/// <summary>What is particular to workers that are forked from a zygote.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
[CancelAfter(120_000)]
internal sealed class ForkTests
{
    [Test]
    public async Task The_warm_up_runs_once_in_the_zygote_and_every_worker_has_what_it_left()
    {
        await using var pool = Dummies.Pool(2, StartMethod.Fork);
        var outcomes = await pool.MapUnorderedAsync(Kinds.WarmedIn, Enumerable.Range(0, 20)).ToListAsync();
        var zygote = outcomes.Select(outcome => outcome.Result).Distinct().Single();
        Assert.That(pool.WorkerPids, Does.Not.Contain(zygote));
        Assert.That(ParentOf(outcomes[0].WorkerPid), Is.EqualTo(zygote));
        Assert.That(ParentOf(zygote), Is.EqualTo(Environment.ProcessId));
        await pool.DisposeAsync();
        Assert.That(Dummies.IsReaped(zygote), Is.True);
    }

    [Test]
    public async Task Random_generators_of_the_warm_up_are_alike_in_all_workers_but_those_that_are_made_after_the_fork()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, StartMethod.Fork) with { RecycleAfterTasks = 1 });
        var numbers = new List<int[]>();
        for (var worker = 0; worker < 3; worker++)
            numbers.Add(await pool.RunAsync(Kinds.Random, 0));
        Assert.That(numbers.Select(pair => pair[0]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(numbers.Select(pair => pair[1]), Is.Unique);
    }

    [Test]
    public async Task An_action_after_the_fork_that_throws_breaks_the_pool_with_its_error()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Fork).With(DummyRegistry.WarmUpVariable, "throw-after-fork")
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerInitializationException>());
        Assert.That(error.Message, Does.Contain("the action after the fork was told to fail"));
    }

    [Test]
    public async Task A_newborn_worker_that_is_terminated_takes_no_zygote_along()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Fork) with
            {
                RecycleAfterTasks = 1,
                Retries = int.MaxValue,
            }
        );
        var zygote = await pool.RunAsync(Kinds.WarmedIn, 0);
        using var end = new CancellationTokenSource();
        // Terminates each child of the zygote that it sees, but for every third one, as soon as it sees it.
        var hunter = Task.Factory.StartNew(
            () =>
            {
                for (var (seen, known) = (0, ""); !end.IsCancellationRequested;)
                {
                    if (
                        File.ReadAllText($"/proc/{zygote}/task/{zygote}/children").Trim()
                            is not { Length: > 0 } children
                        || children == known
                    )
                        continue;
                    known = children;
                    if (++seen % 3 != 0)
                        LinuxProcess.Kill(int.Parse(children.Split(' ')[^1]), LibC.SignalTerminate);
                }
            },
            TaskCreationOptions.LongRunning
        );
        for (var task = 0; task < 40 && !pool.IsBroken; task++)
            await pool.TryRunAsync(Kinds.Echo, "").ContinueWith(_ => { }, TaskScheduler.Default);
        await end.CancelAsync();
        await hunter;
        Assert.That(Dummies.IsAlive(zygote), Is.True, "the zygote has ended by a signal to its child");
    }

    [TestCase("thread", "left behind")]
    [TestCase("pool", ".NET TP Worker")]
    public void A_zygote_with_another_thread_is_refused_when_the_pool_is_made(string fault, string thread)
    {
        var error = Assert.Throws<StartMethodNotSupportedException>(() =>
            WorkerPool.Start(Dummies.Options(1, StartMethod.Fork).With(DummyRegistry.WarmUpVariable, fault))
        )!;
        Assert.That(error.StartMethod, Is.EqualTo(StartMethod.Fork));
        Assert.That(error.Message, Does.Contain(thread));
    }

    [Test]
    public async Task A_thread_that_appears_later_in_the_zygote_breaks_the_pool_at_the_next_fork()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Fork).With(DummyRegistry.WarmUpVariable, "thread-at-signal") with
            {
                Retries = 0,
            }
        );
        var zygote = await pool.RunAsync(Kinds.WarmedIn, 0);
        var threads = Directory.GetDirectories($"/proc/{zygote}/task").Length;
        using (var signal = Process.Start("kill", ["-WINCH", $"{zygote}"]))
            await signal.WaitForExitAsync();
        await Dummies.Until(() => Directory.GetDirectories($"/proc/{zygote}/task").Length > threads);
        await pool.TryRunAsync(Kinds.Signal, 9); // its worker has to be replaced
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<StartMethodNotSupportedException>());
        Assert.That(error.Message, Does.Contain(".NET TP Worker"));
    }

    /// <summary>Their stacks must not lie where a collection looks for that of the zygote's finalizer thread.</summary>
    [Test]
    public async Task A_forked_worker_can_collect_while_it_has_threads_of_its_own()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(1, StartMethod.Fork) with { Retries = 0 });
        for (var round = 0; round < 5; round++)
            Assert.That(await pool.RunAsync(Kinds.CollectInThreads, 50), Is.EqualTo(200));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_warm_up_that_throws_breaks_the_pool_with_its_error()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(1, StartMethod.Fork).With(DummyRegistry.WarmUpVariable, "throw")
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerInitializationException>());
        Assert.That(error.Message, Does.Contain("the warm-up was told to fail"));
    }

    [Test]
    public void Named_pipes_are_refused() =>
        Assert.Throws<StartMethodNotSupportedException>(() =>
            WorkerPool.Start(Dummies.Options(1, StartMethod.Fork) with { Channel = ChannelKind.NamedPipe })
        );

    [Test]
    public async Task The_end_of_the_zygote_ends_its_workers_and_breaks_the_pool()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2, StartMethod.Fork) with { Retries = 0 });
        var zygote = await pool.RunAsync(Kinds.WarmedIn, 0);
        var task = pool.RunAsync(Kinds.NativeSleep, 1000);
        await Dummies.Until(() => pool.WorkerPids.Count == 2);
        using (var process = Process.GetProcessById(zygote))
            process.Kill();
        await Dummies.Until(() => pool.IsBroken);
        await Assert.ThatAsync(() => task, Throws.InstanceOf<WorkerPoolException>());
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.Message, Does.Contain("zygote"));
        await Dummies.Until(() => !pool.WorkerPids.Any(Dummies.IsAlive));
    }

    [Test]
    public async Task A_hundred_workers_forked_one_after_the_other_all_serve_and_leave_nothing()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2, StartMethod.Fork) with { RecycleAfterTasks = 1 });
        var outcomes = await pool.MapUnorderedAsync(Kinds.ProcessId, Enumerable.Range(0, 100)).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.Error), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
        Assert.That(
            outcomes.Select(outcome => outcome.Result),
            Is.EqualTo(outcomes.Select(outcome => outcome.WorkerPid)).And.Unique
        );
        await pool.DisposeAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task A_worker_has_no_descriptor_of_the_zygote_or_of_another_worker()
    {
        await using var pool = Dummies.Pool(3, StartMethod.Fork);
        var zygote = await pool.RunAsync(Kinds.WarmedIn, 0);
        await pool.MeetAsync(3);
        var sockets = pool.WorkerPids.Append(zygote).Select(SocketsOf).ToList();
        Assert.That(sockets[..3], Is.All.Count.EqualTo(3), "its channel, its standard output, its standard error");
        Assert.That(sockets.SelectMany(links => links), Is.Unique);
    }

    [Test]
    public async Task Standard_output_and_error_of_each_worker_are_its_own()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<WorkerLogEvent>();
        await using var pool = WorkerPool.Start(Dummies.Options(2, StartMethod.Fork) with { Log = lines.Enqueue });
        var floods = await pool.MapUnorderedAsync(Kinds.Flood, Enumerable.Repeat(500, 4)).ToListAsync();
        await pool.DisposeAsync();
        foreach (var source in new[] { WorkerLogSource.StandardOutput, WorkerLogSource.StandardError })
        {
            var counts = lines.Where(line => line.Source == source).CountBy(line => line.ProcessId);
            Assert.That(
                counts,
                Is.EquivalentTo(
                    floods
                        .CountBy(flood => flood.WorkerPid)
                        .Select(pair => KeyValuePair.Create(pair.Key, 500 * pair.Value))
                )
            );
        }
    }

    private static HashSet<string> SocketsOf(int processId) =>
        [
            .. Directory
                .GetFiles($"/proc/{processId}/fd")
                .Select(file => new FileInfo(file).LinkTarget ?? "")
                .Where(target => target.StartsWith("socket:", StringComparison.Ordinal)),
        ];

    private static int ParentOf(int processId)
    {
        var status = File.ReadAllText($"/proc/{processId}/stat");
        return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1]);
    }
}
