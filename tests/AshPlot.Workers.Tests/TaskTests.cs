using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>What holds of every task, however the workers are started.</summary>
[TestFixture(StartMethod.Spawn)]
[TestFixture(StartMethod.Fork)]
[TestFixture(StartMethod.Threads)]
[TestFixture(StartMethod.Serial)]
[CancelAfter(60_000)]
internal sealed class TaskTests(StartMethod startMethod)
{
    private WorkerPool pool = null!;

    [OneTimeSetUp]
    public async Task Start() => pool = Dummies.Pool(2, startMethod);

    [OneTimeTearDown]
    public async Task Stop() => await pool.DisposeAsync();

    [Test]
    public async Task An_argument_and_a_result_travel_as_copies()
    {
        Assert.That(await pool.RunAsync(Kinds.Echo, "Eyjafjallajökull 🌋"), Is.EqualTo("Eyjafjallajökull 🌋"));
        Assert.That(await pool.RunAsync(Kinds.Add, new Addition(40, 2)), Is.EqualTo(42));
    }

    [Test]
    public async Task A_task_that_throws_gives_its_type_message_and_stack()
    {
        var error = (await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.Throw, "no such level")))!;
        Assert.That(error.RemoteType, Is.EqualTo("System.InvalidOperationException"));
        Assert.That(error.Message, Is.EqualTo("no such level"));
        Assert.That(error.RemoteStackTrace, Does.Contain(nameof(DummyRegistry)));
    }

    [Test]
    public async Task An_exception_that_cannot_even_be_described_fails_its_own_task_only()
    {
        var outcomes = await pool.MapAsync(Kinds.Throw, ["unspeakable", "x", "unspeakable"]).ToListAsync();
        foreach (var outcome in outcomes)
        {
            var expected = outcome.Argument == "x" ? "x" : nameof(UnspeakableException);
            Assert.That(outcome.Error, Is.TypeOf<RemoteTaskException>().With.Message.Contains(expected));
        }

        Assert.That(await pool.RunAsync(Kinds.Echo, "after"), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_task_that_throws_gives_what_the_registry_says_of_its_error()
    {
        var known = (await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.EchoLater, "throw")))!;
        Assert.That(known.Kind, Is.EqualTo(new TaskError("format", "told to fail")));
        var other = (await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.Throw, "no such level")))!;
        Assert.That(other.Kind, Is.Null, "nothing is said of this type");
        var tooLong = (
            await Assert.ThrowsAsync<RemoteTaskException>(() =>
                pool.RunAsync(Kinds.EchoLater, "throw" + new string('x', 30_000))
            )
        )!;
        Assert.That(tooLong.Kind, Is.Null, "an error must fit into a frame");
        Assert.That(tooLong.Message, Does.StartWith("told to failxxx"));
    }

    [Test]
    public async Task A_worker_whose_task_threw_stays_in_service()
    {
        await using var single = Dummies.Pool(1, startMethod);
        var before = await single.RunAsync(Kinds.ProcessId, 0);
        var failed = await single.TryRunAsync(Kinds.Throw, "x");
        Assert.That(failed.Error, Is.TypeOf<RemoteTaskException>());
        Assert.That(failed.Attempts, Is.EqualTo(1), "a task that throws is not tried again");
        Assert.That(await single.RunAsync(Kinds.ProcessId, 0), Is.EqualTo(before));
    }

    [Test]
    public async Task What_cannot_be_serialised_fails_its_own_task_only()
    {
        await Assert.ThrowsAsync<TaskSerializationException>(() => pool.RunAsync(Kinds.Unserialisable, 0));
        await Assert.ThrowsAsync<TaskSerializationException>(() => pool.RunAsync(Kinds.TakeLoop, Loop.Create()));
        Assert.That(await pool.RunAsync(Kinds.Add, new Addition(1, 2)), Is.EqualTo(3));
    }

    [Test]
    public async Task What_is_longer_than_a_frame_fails_its_own_task_only()
    {
        await using var narrow = WorkerPool.Start(
            Dummies.Options(1, startMethod) with
            {
                MaximumFrameLength = 1 << 20,
            }
        );
        Assert.That(await narrow.RunAsync(Kinds.Text, 1_000_000), Has.Length.EqualTo(1_000_000));
        await Assert.ThrowsAsync<TaskSerializationException>(() => narrow.RunAsync(Kinds.Text, 2_000_000));
        await Assert.ThrowsAsync<TaskSerializationException>(() =>
            narrow.RunAsync(Kinds.Echo, new string('x', 2_000_000))
        );
        Assert.That(await narrow.RunAsync(Kinds.Add, new Addition(1, 2)), Is.EqualTo(3));
    }

    [Test]
    public async Task Megabytes_travel_whole_in_both_directions()
    {
        var text = string.Concat(Enumerable.Range(0, 700_000).Select(i => (char)('a' + (i % 26))));
        var outcomes = await pool.MapAsync(Kinds.Echo, Enumerable.Range(0, 8).Select(i => text + i)).ToListAsync();
        Assert.That(
            outcomes.Select(outcome => outcome.Result),
            Is.EqualTo(outcomes.Select(outcome => outcome.Argument))
        );
    }

    [Test]
    public async Task A_task_kind_that_the_worker_does_not_know_fails_by_its_name()
    {
        var unknown = Kinds.Add with { Name = "subtract" };
        var error = (
            await Assert.ThrowsAsync<UnknownTaskKindException>(() => pool.RunAsync(unknown, new Addition(1, 2)))
        );
        Assert.That(error!.Kind, Is.EqualTo("subtract"));
    }

    [Test]
    public async Task An_outcome_says_who_ran_it()
    {
        var outcome = await pool.TryRunAsync(Kinds.ProcessId, 0);
        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.WorkerPid, Is.EqualTo(outcome.Result));
        Assert.That(outcome.WorkerNumber, Is.InRange(1, 2));
        Assert.That(pool.WorkerPids, Does.Contain(outcome.WorkerPid));
        Assert.That(
            outcome.WorkerPid == Environment.ProcessId,
            Is.EqualTo(startMethod is StartMethod.Threads or StartMethod.Serial)
        );
    }

    [Test]
    public async Task The_initializer_runs_once_in_each_worker_before_any_task()
    {
        await using var initialized = WorkerPool.Start(Dummies.Options(2, startMethod).Initialized("fonts"));
        var traces = await initialized.MapUnorderedAsync(Kinds.Initialized, Enumerable.Range(0, 20)).ToListAsync();
        Assert.That(traces.Select(trace => trace.Result), Is.All.EqualTo(new InitializerTrace("fonts", 1)));
    }

    [Test]
    public async Task An_initializer_that_throws_breaks_the_pool_with_its_error()
    {
        await using var broken = WorkerPool.Start(Dummies.Options(2, startMethod).Initialized("throw"));
        var error = (await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => broken.RunAsync(Kinds.Echo, "")))!;
        Assert.That(error.InnerException, Is.TypeOf<WorkerInitializationException>());
        Assert.That(error.Message, Does.Contain("the initializer was told to fail"));
        await Assert.ThrowsAsync<WorkerPoolBrokenException>(
            () => broken.RunAsync(Kinds.Echo, ""),
            "later tasks fail too"
        );
        await Assert.ThrowsAsync<WorkerPoolBrokenException>(() =>
            broken.MapUnorderedAsync(Kinds.Echo, ["a", "b"]).ToListAsync()
        );
        Assert.That(broken.WorkerPids, Has.Count.LessThanOrEqualTo(2), "workers are not started again");
    }
}
