using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>Asynchronous handlers and inputs, and pools that are waited for.</summary>
[CancelAfter(60_000)]
internal sealed class AsyncTests
{
    private WorkerPool pool = null!;

    [OneTimeSetUp]
    public void Start() => pool = Dummies.Pool(2);

    [OneTimeTearDown]
    public async Task Stop() => await pool.DisposeAsync();

    [Test]
    public async Task A_handler_may_be_asynchronous()
    {
        Assert.That(await pool.RunAsync(Kinds.EchoLater, "a"), Is.EqualTo("a"));
        var error = await Assert.ThrowsAsync<RemoteTaskException>(() => pool.RunAsync(Kinds.EchoLater, "throw"));
        Assert.That((error!.RemoteType, error.Message), Is.EqualTo(("System.FormatException", "told to fail")));
        using var cancellation = new CancellationTokenSource();
        var waiting = pool.RunAsync(
            Kinds.EchoLater,
            "wait",
            new WorkerTaskOptions { CancelTimeout = Timeout.InfiniteTimeSpan },
            cancellation.Token
        );
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
        Assert.That(
            await Task.WhenAll(pool.RunAsync(Kinds.EchoLater, "b"), pool.RunAsync(Kinds.EchoLater, "c")),
            Is.EqualTo(new[] { "b", "c" })
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Outcomes_are_yielded_while_an_asynchronous_input_is_awaited(bool inOrder)
    {
        // Each argument is given when the outcome of the one before it is there: were outcomes held back, this would
        // never end.
        var input = Channel.CreateUnbounded<string>();
        input.Writer.TryWrite("0");
        var arguments = input.Reader.ReadAllAsync();
        var seen = new List<string>();
        await foreach (
            var outcome in inOrder
                ? pool.MapAsync(Kinds.Echo, arguments)
                : pool.MapUnorderedAsync(Kinds.Echo, arguments)
        )
        {
            seen.Add(outcome.ResultOrThrow());
            if (seen.Count < 5)
                input.Writer.TryWrite($"{seen.Count}");
            else
                input.Writer.TryComplete();
        }

        Assert.That(seen, Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_first_outcome_does_not_wait_for_all_of_a_slow_input(bool inOrder)
    {
        var read = 0;
        IEnumerable<string> Slow()
        {
            for (; read < 20; read++)
            {
                Thread.Sleep(read == 0 ? 0 : 200); // far longer than the task
                yield return $"{read}";
            }
        }

        await using var wide = WorkerPool.Start(Dummies.Options() with { Prefetch = 100 });
        await wide.RunAsync(Kinds.Echo, "ready");
        await foreach (
            var _ in inOrder ? wide.MapAsync(Kinds.Echo, Slow()) : wide.MapUnorderedAsync(Kinds.Echo, Slow())
        )
            break;
        Assert.That(read, Is.LessThan(19));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Many_arguments_of_an_asynchronous_input_each_have_their_outcome(bool inOrder)
    {
        static async IAsyncEnumerable<string> Arguments(
            [EnumeratorCancellation] CancellationToken cancellation = default
        )
        {
            for (var number = 0; number < 1000; number++)
            {
                if (number % 100 == 0)
                    await Task.Delay(1, cancellation);
                yield return $"{number}";
            }
        }

        var outcomes = await (
            inOrder ? pool.MapAsync(Kinds.Echo, Arguments()) : pool.MapUnorderedAsync(Kinds.Echo, Arguments())
        ).ToListAsync();
        var expected = Enumerable.Range(0, 1000).Select(number => $"{number}");
        Assert.That(
            outcomes.Select(outcome => outcome.Result),
            inOrder ? Is.EqualTo(expected) : Is.EquivalentTo(expected)
        );
    }

    [Test]
    public async Task Leaving_a_map_ends_the_wait_for_its_input_by_its_token()
    {
        var input = Channel.CreateUnbounded<string>();
        input.Writer.TryWrite("only one");
        await foreach (var _ in pool.MapUnorderedAsync(Kinds.Echo, input.Reader.ReadAllAsync()))
            break;
        using var cancellation = new CancellationTokenSource();
        var map = pool.MapAsync(Kinds.Echo, input.Reader.ReadAllAsync(), cancellation: cancellation.Token)
            .ToListAsync();
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => map);
        Assert.That(((OperationCanceledException)error!).CancellationToken, Is.EqualTo(cancellation.Token));
        static async IAsyncEnumerable<string> Broken()
        {
            await Task.Yield();
            yield return "a";
            throw new FormatException("broken input");
        }

        await Assert.ThrowsAsync<FormatException>(() => pool.MapUnorderedAsync(Kinds.Echo, Broken()).ToListAsync());
        await Assert.ThrowsAsync<FormatException>(() => pool.MapAsync(Kinds.Echo, Broken()).ToListAsync());
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    public async Task A_pool_that_is_waited_for_has_its_workers(StartMethod startMethod)
    {
        await using var ready = await WorkerPool.StartAsync(Dummies.Options(3, startMethod));
        Assert.That(ready.WorkerPids, Has.Count.EqualTo(startMethod == StartMethod.Threads ? 1 : 3));
        Assert.That(await ready.RunAsync(Kinds.Echo, "a"), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_pool_that_cannot_be_fails_at_once_when_it_is_waited_for()
    {
        var missing = Dummies.Options(3) with { Program = new WorkerProgram("/no/such/program", []) };
        var error = await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => WorkerPool.StartAsync(missing));
        Assert.That(error!.Message, Does.Contain("/no/such/program"));
        await Assert.ThrowsAsync<WorkerPoolBrokenException>(() =>
            WorkerPool.StartAsync(Dummies.Options(2).Initialized("throw"))
        );
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () =>
            WorkerPool.StartAsync(Dummies.Options(2).Initialized("hang"), cancellation.Token)
        );
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    public async Task Workers_end_when_they_are_idle_and_are_started_again_for_the_next_task(StartMethod startMethod)
    {
        await using var idle = await WorkerPool.StartAsync(
            Dummies.Options(3, startMethod) with
            {
                IdleTimeout = TimeSpan.FromSeconds(0.2),
            }
        );
        var before = idle.WorkerPids;
        await Dummies.Until(() => before.All(Dummies.IsReaped));
        Assert.That(before, Has.Count.EqualTo(3));
        for (var time = 1; time <= 2; time++)
        {
            var pid = await idle.RunAsync(Kinds.ProcessIdByKernel, 0);
            Assert.That(before, Does.Not.Contain(pid));
            Assert.That(idle.WorkerPids, Has.Count.EqualTo(3 + time), "one was started, for one task");
            await Dummies.Until(() => Dummies.IsReaped(pid));
        }

        await idle.MeetAsync(3);
        await idle.FinishAsync();
        Assert.That(idle.IsBroken, Is.False);
    }

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Threads)]
    public async Task A_pool_grows_and_shrinks_and_loses_no_task(StartMethod startMethod)
    {
        await using var resized = Dummies.Pool(2, startMethod);
        await resized.MeetAsync(2);
        var held = Enumerable.Range(0, 2).Select(_ => resized.RunAsync(Kinds.AwaitEntry, "go on")).ToList();
        resized.Resize(1);
        Assert.That(
            await resized
                .TryRunAsync(
                    Kinds.Echo,
                    "waits",
                    cancellation: new CancellationTokenSource(TimeSpan.FromSeconds(0.2)).Token
                )
                .ContinueWith(task => task.IsCanceled),
            Is.True,
            "both are busy"
        );
        resized.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String).Set("go on", "");
        await Task.WhenAll(held);
        var numbers = await resized.MapUnorderedAsync(Kinds.Sleep, Enumerable.Repeat(5, 20)).ToListAsync();
        Assert.That(numbers.Select(outcome => outcome.WorkerNumber), Is.All.EqualTo(1), "one is left");
        if (startMethod == StartMethod.Spawn)
            await Dummies.Until(() => resized.WorkerPids.Count(Dummies.IsAlive) == 1);

        resized.Resize(5);
        resized.Dictionary(DummyRegistry.Counters, DummyJson.Default.Int32).TryRemove("met", out _);
        await resized.MeetAsync(5);
        resized.Resize(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => resized.Resize(0));
        await resized.FinishAsync();
    }
}
