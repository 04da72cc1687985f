using AshPlot.Workers.Dummy;
using CsCheck;

namespace AshPlot.Workers.Tests;

/// <summary>
/// Drives slots, connections and queue of a pool through events in random order, by workers that do as they are told.
/// </summary>
[CancelAfter(300_000)]
internal sealed class RandomEventsTests
{
    private const int Workers = 3;
    private static readonly Gen<(PoolEvent Event, int Which)[]> Events = Gen.Select(
        Gen.Enum<PoolEvent>(),
        Gen.Int[0, 7]
    ).Array[0, 60];

    /// <summary>Some have a short time limit, so that some workers become overdue.</summary>
    private static readonly Gen<WorkerPoolOptions> Options = Gen.Select(
        Gen.Bool,
        Gen.Int[-1, 5],
        Gen.Int[0, 3],
        Gen.Int[0, 5],
        static (hasLimit, prefetch, retries, recycle) =>
            Dummies.Options(Workers) with
            {
                InitialWorkers = 1,
                TaskTimeout = hasLimit ? TimeSpan.FromMilliseconds(30) : null,
                StopTimeout = TimeSpan.FromSeconds(1),
                CancelTimeout = TimeSpan.FromMilliseconds(recycle * 10), // these workers heed no cancelling
                IdleTimeout = prefetch == 0 ? TimeSpan.FromMilliseconds(5) : null,
                Prefetch = prefetch < 0 ? null : prefetch,
                Retries = retries,
                RecycleAfterTasks = recycle == 0 ? null : recycle,
                Log = static _ => { },
            }
    );

    /// <summary>
    /// The third value tells whether the pool is finished or disposed of, the last one which arguments are so long that
    /// they are sent aside: none, each, every second one, every third one.
    /// </summary>
    [Test]
    public Task Every_task_ends_exactly_once_and_no_slot_is_lost_in_whatever_order_events_come() =>
        Gen.Select(Events, Options, Gen.Bool, Gen.Int[0, 3])
            .SampleAsync(
                async (events, options, finishes, large) =>
                    await RunAsync(events, options, finishes, Kinds.Echo, large),
                iter: 200,
                threads: 1
            );

    private static async Task RunAsync(
        (PoolEvent Event, int Which)[] events,
        WorkerPoolOptions options,
        bool finishes,
        TaskKind<string, string> kind,
        int large
    )
    {
        var launcher = new ScriptedLauncher();
        await using var pool = WorkerPool.Start(options, launcher);
        var workers = new List<DrivenWorker>();
        var tasks = new List<(Task<TaskOutcome<string, string>> Task, CancellationTokenSource Cancellation)>();
        string[] inputs = [.. Enumerable.Range(0, 10).Select(number => Argument("", number, large))];
        var batch = pool.MapUnorderedAsync(kind, inputs).ToListAsync();

        while (workers.Count == 0)
        {
            await Task.Delay(1);
            TakeNew(launcher, workers);
        }

        foreach (var (happens, which) in events)
        {
            Apply(happens, which, pool, kind, large, workers, tasks);
            await Task.Delay(which % 2); // now and then the pool gets the time to react before the next event
            TakeNew(launcher, workers);
        }

        pool.Resize(Workers);
        await AnswerUntil(() => batch.IsCompleted && tasks.All(task => task.Task.IsCompleted), launcher, workers);
        CheckOutcomes(pool, tasks.Select(task => task.Task), batch, inputs, options);
        if (!pool.IsBroken && options.TaskTimeout is null)
            await CheckSlotsAsync(pool, launcher, workers);
        var end = finishes && !pool.IsBroken ? pool.FinishAsync() : pool.DisposeAsync().AsTask();
        await AnswerUntil(() => end.IsCompleted, launcher, workers);
        await end;
    }

    private static void Apply(
        PoolEvent happens,
        int which,
        WorkerPool pool,
        TaskKind<string, string> kind,
        int large,
        List<DrivenWorker> workers,
        List<(Task<TaskOutcome<string, string>> Task, CancellationTokenSource Cancellation)> tasks
    )
    {
        if (happens == PoolEvent.AddTask)
        {
            var cancellation = new CancellationTokenSource();
            tasks.Add(
                (
                    pool.TryRunAsync(kind, Argument("single ", tasks.Count, large), cancellation: cancellation.Token),
                    cancellation
                )
            );
        }
        else if (happens == PoolEvent.CancelTask && tasks.Count > 0)
        {
            tasks[which % tasks.Count].Cancellation.Cancel();
        }
        else if (happens == PoolEvent.Resize)
        {
            pool.Resize(1 + (which % Workers));
        }
        else if (happens == PoolEvent.Grow)
        {
            pool.GrowTo(which);
        }
        else if (workers.Count > 0)
        {
            // Counted from the youngest: the old ones are mostly dead.
            var worker = workers[^(1 + (which % workers.Count))];
            Action<DrivenWorker> action = happens switch
            {
                PoolEvent.Ready => static it => it.BecomeReady(),
                PoolEvent.Succeed => static it => it.Succeed(),
                PoolEvent.Fail => static it => it.Fail(),
                PoolEvent.AnswerUnasked => static it => it.AnswerUnasked(),
                PoolEvent.Die => static it => it.Die(),
                PoolEvent.SendGarbage => static it => it.SendGarbage(),
                PoolEvent.Log => static it => it.Log(),
                _ => DoNothing,
            };
            action(worker);
        }

        static void DoNothing(DrivenWorker worker) { }
    }

    private static string Argument(string what, int number, int large) =>
        $"{what}{number}{(large > 0 && number % large == 0 ? new string('.', 70_000) : "")}";

    private static void CheckOutcomes(
        WorkerPool pool,
        IEnumerable<Task<TaskOutcome<string, string>>> tasks,
        Task<List<TaskOutcome<string, string>>> batch,
        string[] inputs,
        WorkerPoolOptions options
    )
    {
        foreach (var task in tasks)
        {
            if (task.IsCanceled)
                continue;
            if (task.IsFaulted)
                CheckBroken(pool, task.Exception.InnerException!);
            else
                CheckOutcome(task.Result, options);
        }

        if (batch.IsFaulted)
        {
            CheckBroken(pool, batch.Exception.InnerException!);
            return;
        }

        Assert.That(batch.Result.Select(outcome => outcome.Argument), Is.EquivalentTo(inputs), "each once");
        batch.Result.ForEach(outcome => CheckOutcome(outcome, options));
    }

    private static void CheckOutcome(TaskOutcome<string, string> outcome, WorkerPoolOptions options)
    {
        Assert.That(outcome.Attempts, Is.InRange(1, 1 + options.Retries));
        Assert.That(
            outcome.Error,
            Is.Null.Or.TypeOf<RemoteTaskException>().Or.TypeOf<WorkerDiedException>().Or.TypeOf<TaskTimeoutException>()
        );
        Assert.That(outcome.Result, outcome.Error is null ? Is.EqualTo(outcome.Argument) : Is.Null);
        if (outcome.Error is RemoteTaskException error)
            Assert.That(error.Message, Does.Contain(outcome.Argument[..Math.Min(outcome.Argument.Length, 20)]));
        if (outcome.Error is WorkerDiedException or TaskTimeoutException)
            Assert.That(outcome.Attempts, Is.EqualTo(1 + options.Retries));
    }

    /// <summary>
    /// Workers that die again and again before they are of use are the one thing that may break a pool here; an illegal
    /// step of a state is not.
    /// </summary>
    private static void CheckBroken(WorkerPool pool, Exception error)
    {
        Assert.That(pool.IsBroken, Is.True);
        Assert.That(error, Is.TypeOf<WorkerPoolBrokenException>());
        Assert.That(error.InnerException, Is.TypeOf<WorkerDiedException>().Or.TypeOf<WorkerStartException>());
    }

    /// <summary>As many tasks as there are slots are all in hand at the same time.</summary>
    private static async Task CheckSlotsAsync(WorkerPool pool, ScriptedLauncher launcher, List<DrivenWorker> workers)
    {
        var held = Enumerable.Range(0, Workers).Select(_ => pool.RunAsync(Kinds.Echo, "held")).ToList();
        while (workers.Count(worker => worker.HasTask) < Workers)
        {
            TakeNew(launcher, workers);
            workers.ForEach(worker => worker.BecomeReady());
            await Task.Delay(1, TestContext.CurrentContext.CancellationToken);
        }

        await AnswerUntil(() => held.TrueForAll(task => task.IsCompleted), launcher, workers);
        Assert.That(await Task.WhenAll(held), Is.All.EqualTo("held"));
    }

    private static async Task AnswerUntil(Func<bool> condition, ScriptedLauncher launcher, List<DrivenWorker> workers)
    {
        while (!condition())
        {
            TakeNew(launcher, workers);
            foreach (var worker in workers)
            {
                worker.BecomeReady();
                worker.Succeed();
            }

            await Task.Delay(1, TestContext.CurrentContext.CancellationToken);
        }
    }

    private static void TakeNew(ScriptedLauncher launcher, List<DrivenWorker> workers)
    {
        while (launcher.TryNext(out var launched))
            workers.Add(new DrivenWorker(launched));
    }
}
