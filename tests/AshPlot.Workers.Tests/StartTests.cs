using System.Collections.Concurrent;
using System.Diagnostics;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>Pools that cannot be, and workers that do not come to be.</summary>
[CancelAfter(60_000)]
internal sealed class StartTests
{
    [Test]
    public void Options_out_of_range_are_refused_when_the_pool_is_made()
    {
        var options = Dummies.Options();
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkerPool.Start(options with { Workers = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkerPool.Start(options with { Retries = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WorkerPool.Start(options with { TaskTimeout = TimeSpan.Zero })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WorkerPool.Start(options with { StartMethod = (StartMethod)9 })
        );
        Assert.Throws<ArgumentException>(() =>
            WorkerPool.Start(options with { StartMethod = StartMethod.Threads, Registry = null })
        );
    }

    [Test]
    public async Task The_default_start_method_is_spawn() =>
        Assert.That(new WorkerPoolOptions { Workers = 1 }.StartMethod, Is.EqualTo(StartMethod.Spawn));

    [Test]
    [Platform("Linux")]
    public async Task A_worker_starts_without_cultures_and_network()
    {
        await using var pool = WorkerPool.Start(Dummies.Options());
        var mapped = await pool.RunAsync(Kinds.Mapped, 0);
        Assert.That(mapped, Does.Contain("AshPlot.Workers.dll"));
        foreach (var costly in (string[])["libicu", "System.Net.Sockets", "System.IO.Pipes"])
            Assert.That(mapped, Does.Not.Contain(costly), "each costs a tenth or more of the runtime's own start");
    }

    [Test]
    public async Task A_missing_program_breaks_the_pool_with_its_name()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(3) with
            {
                Program = new WorkerProgram("/no/such/program", []),
            }
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerStartException>());
        Assert.That(error.Message, Does.Contain("/no/such/program"));
    }

    [Test]
    public async Task A_program_that_is_no_worker_breaks_the_pool()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options(2) with
            {
                Program = new WorkerProgram("/bin/false", []),
            }
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.Message, Does.Contain("/bin/false").And.Contain("exit code 1").And.Contain("TryRun"));
    }

    [Test]
    public async Task A_worker_that_exits_at_the_start_breaks_the_pool_with_the_end_of_its_standard_error()
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2).With("DUMMY_START", "exit"));
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.Message, Does.Contain("exit code 9").And.Contain("told to exit at the start"));
    }

    [Test]
    public async Task A_program_that_never_connects_breaks_the_pool_after_the_start_timeout()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options() with
            {
                Program = new WorkerProgram("/bin/sh", ["-c", "exec sleep 1000"]),
                StartTimeout = TimeSpan.FromSeconds(0.5),
            }
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.Message, Does.Contain("was not ready after 0.5 s"));
    }

    [Test]
    public async Task An_initializer_that_hangs_breaks_the_pool_after_the_start_timeout()
    {
        await using var pool = WorkerPool.Start(
            Dummies.Options().Initialized("hang") with
            {
                StartTimeout = TimeSpan.FromSeconds(2),
            }
        );
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.Message, Does.Contain("was not ready after 2 s"));
        Assert.That(pool.WorkerPids.Where(Dummies.IsAlive), Is.Empty);
    }

    [Test]
    public async Task Workers_that_die_before_they_get_a_task_are_not_started_for_ever()
    {
        var launcher = new ScriptedLauncher();
        await using var pool = WorkerPool.Start(Dummies.Options(), launcher);
        for (var i = 0; i < 3; i++)
        {
            var worker = await launcher.NextAsync();
            worker.BecomeReady();
            worker.Die(new WorkerExit(11));
        }

        await Dummies.Until(() => pool.IsBroken);
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerDiedException>());
        Assert.That(error.Message, Does.Contain("exit code 11"));
        Assert.That(launcher.Launched, Is.EqualTo(3));
    }

    [Test]
    public async Task A_program_whose_Main_does_not_serve_is_started_once_and_told_what_is_missing()
    {
        var notes = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        try
        {
            var program = new WorkerProgram(Dummies.Program.FileName, ["forgetful"])
            {
                Environment = new Dictionary<string, string?> { ["DUMMY_FORGETFUL_NOTES"] = notes },
            };
            await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = 1, Program = program });
            var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => pool.RunAsync(Kinds.Echo, "")))!;
            // The process does not serve, so it ends by the exception, which the runtime reports by SIGABRT: that may
            // pass, and is tried again.
            Assert.That(
                error.Message,
                Does.Contain("if (WorkerHost.TryRun(args, () => registry, out var exitCode)) return exitCode;")
            );
            Assert.That(
                await File.ReadAllLinesAsync(notes),
                Has.Length.LessThanOrEqualTo(3),
                "no process has started others"
            );
        }
        finally
        {
            File.Delete(notes);
        }
    }

    [Test]
    public async Task A_worker_may_have_a_pool_of_its_own()
    {
        await using var pool = Dummies.Pool();
        Assert.That(await pool.RunAsync(Kinds.EchoInPool, "from below"), Is.EqualTo("from below"));
    }

    [Test]
    public async Task The_pool_goes_on_without_a_worker_that_cannot_start_and_says_so()
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        // The sh that stands in for the program lets worker 2 alone end before it connects.
        var program = new WorkerProgram(
            "/bin/sh",
            ["-c", "[ \"$ASHPLOT_WORKER_NUMBER\" = 2 ] && exit 7; exec \"$0\" \"$@\"", Dummies.Program.FileName]
        );
        await using var pool = WorkerPool.Start(Dummies.Options(3) with { Program = program, Log = events.Enqueue });
        await pool.MeetAsync(2);
        await Dummies.Until(() => events.Any(entry => entry.Message.Contains("goes on without worker 2; 2 left")));
        var outcomes = await pool.MapUnorderedAsync(Kinds.Add, Enumerable.Range(0, 50).Select(i => new Addition(i, 0)))
            .ToListAsync();
        await pool.FinishAsync();
        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EquivalentTo(Enumerable.Range(0, 50)));
        Assert.That(events.Select(entry => entry.Message), Has.One.Contains("exit code 7"));
    }

    [Test]
    public async Task An_idle_worker_that_is_killed_again_and_again_breaks_no_pool()
    {
        var ready = 0;
        await using var pool = WorkerPool.Start(
            Dummies.Options().Initialized("idle") with
            {
                Log = entry => ready += entry.Message == "initialized with idle" ? 1 : 0,
            }
        );
        for (var death = 1; death <= 4; death++)
        {
            await Dummies.Until(() => Volatile.Read(ref ready) == death);
            using var kill = Process.Start("kill", ["-KILL", $"{pool.WorkerPids[^1]}"]);
            await kill.WaitForExitAsync();
        }

        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task Workers_that_end_idle_do_not_break_a_pool_that_has_worked()
    {
        var launcher = new ScriptedLauncher();
        await using var pool = WorkerPool.Start(Dummies.Options(), launcher);
        var first = await launcher.NextAsync();
        first.BecomeReady();
        var task = pool.RunAsync(Kinds.Add, new Addition(1, 2));
        Assert.That(first.TryReceiveTask(first.Receiver(), out var id, out _), Is.True);
        first.Send(writer => writer.Begin(FrameKind.Result).Int64(id).Byte(0).Json(3, DummyJson.Default.Int32));
        Assert.That(await task, Is.EqualTo(3));
        first.Die(new WorkerExit(11));
        for (var death = 0; death < 4; death++)
        {
            var worker = await launcher.NextAsync();
            worker.BecomeReady();
            worker.Die(new WorkerExit(11));
        }

        (await launcher.NextAsync()).BecomeReady();
        Assert.That(pool.IsBroken, Is.False);
    }

    [Test]
    public async Task Workers_start_side_by_side_and_the_first_tasks_wait_for_one_only()
    {
        await using var pool = Dummies.Pool(4);
        // Each of these tasks ends when there are four workers that run one.
        var outcomes = await pool.MapUnorderedAsync(Kinds.Meet, Enumerable.Repeat(4, 4)).ToListAsync();
        Assert.That(outcomes.Select(outcome => outcome.WorkerPid), Is.Unique);
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(4));
        Assert.That(pool.WorkerPids, Is.Unique);
    }

    [Test]
    public async Task A_pool_can_start_with_fewer_workers_and_grow()
    {
        var launcher = new ScriptedLauncher();
        await using var pool = WorkerPool.Start(Dummies.Options(3) with { InitialWorkers = 1 }, launcher);
        await launcher.NextAsync();
        Assert.That(launcher.Launched, Is.EqualTo(1));
        pool.GrowTo(2);
        await launcher.NextAsync();
        Assert.That(launcher.Launched, Is.EqualTo(2));
        pool.GrowTo(9);
        await launcher.NextAsync();
        pool.GrowTo(1);
        Assert.That(launcher.Launched, Is.EqualTo(3), "the options allow three");
    }

    [Test]
    public async Task The_hidden_verb_alone_does_not_make_a_worker()
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(Dummies.Program.FileName, ["__worker"])
            {
                RedirectStandardError = true,
            }
        )!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("worker pool"));
    }
}
