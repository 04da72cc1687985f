using System.Collections.Concurrent;
using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>A worker that is given the next task while it is at one: it reads and writes beside computing, and it stays clear whose fault is whose.</summary>
[CancelAfter(120_000)]
internal sealed class OverlapTests
{
    private const string Go = "go";

    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Threads)]
    public async Task A_worker_prepares_the_next_task_while_it_runs_one(StartMethod method)
    {
        await using var pool = Dummies.Pool(startMethod: method);
        // None of them but the last one ends before the next one is prepared.
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 20).Select(number => new StepsOrder(number, number < 19 ? StepsWork.WaitForNext : "")));

        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(Enumerable.Range(0, 20)));
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
        var taken = await pool.RunAsync(Kinds.StepsTaken, 0);
        foreach (var step in (string[])["prepare", "run", "finish"])
        {
            Assert.That(
                taken.Where(what => what.StartsWith(step, StringComparison.Ordinal)),
                Is.EqualTo(Enumerable.Range(0, 20).SelectMany(number => (string[])[$"{step} {number} begins", $"{step} {number} ends"])),
                "one step of a sort at a time, in the order of the tasks");
        }

        Assert.That(
            Enumerable.Range(0, 19), Has.Some.Matches<int>(number => Array.IndexOf(taken, $"run {number + 1} begins") < Array.IndexOf(taken, $"finish {number} ends")),
            "a task is finished while the next one runs");
    }

    [TestCase(StartMethod.Spawn, 0)]
    [TestCase(StartMethod.Serial, 1)]
    [TestCase(StartMethod.Fork, 1)]
    public async Task Without_a_second_try_or_by_serial_or_fork_one_task_is_done_after_the_other(StartMethod method, int retries)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(startMethod: method) with { Retries = retries });
        await CheckStrictAsync(pool);
    }

    [Test]
    public async Task A_pool_that_is_told_so_does_one_task_after_the_other()
    {
        await using var pool = WorkerPool.Start(Dummies.Options() with { Overlap = false });
        await CheckStrictAsync(pool);
    }

    /// <summary>The largest ones make for many collections, while two threads are at work.</summary>
    [TestCase(StartMethod.Spawn)]
    [TestCase(StartMethod.Fork)]
    [TestCase(StartMethod.Threads)]
    public async Task Arguments_of_any_size_come_back_by_steps_in_their_order(StartMethod method)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2, method) with { RecycleAfterTasks = 60 });
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 400).Select(number => $"{number} {new string('x', (int)Math.Pow(10, 5.5 * random.NextDouble()))}")];
        var outcomes = await pool.MapAsync(Kinds.EchoInSteps, texts).ToListAsync();

        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(texts));
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
    }

    [TestCase("prepare")]
    [TestCase("run")]
    [TestCase("finish")]
    public async Task A_step_that_throws_fails_its_own_task_only(string step)
    {
        await using var pool = Dummies.Pool();
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 9).Select(number => new StepsOrder(number, number % 3 == 1 ? $"throw-at-{step}" : "")));

        foreach (var outcome in outcomes)
        {
            var number = outcome.Argument.Number;
            if (number % 3 == 1)
                Assert.That(outcome.Error, Is.TypeOf<RemoteTaskException>().With.Message.Contains($"{step} {number} was told to fail"));
            else
                Assert.That(outcome.ResultOrThrow(), Is.EqualTo(number));
        }

        Assert.That(pool.WorkerPids, Has.Count.EqualTo(1));
    }

    [TestCase("prepare")]
    [TestCase("run")]
    [TestCase("finish")]
    public async Task An_exception_that_cannot_even_be_described_fails_its_own_task_only(string step)
    {
        await using var pool = Dummies.Pool();
        // The first one is answered by the second thread, the last one by the main thread.
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 5).Select(number => new StepsOrder(number, number % 4 == 0 ? $"throw-unspeakable-at-{step}" : "")));

        foreach (var outcome in outcomes)
        {
            if (outcome.Argument.Number % 4 == 0)
                Assert.That(outcome.Error, Is.TypeOf<RemoteTaskException>().With.Message.Contains(nameof(UnspeakableException)));
            else
                Assert.That(outcome.ResultOrThrow(), Is.EqualTo(outcome.Argument.Number));
        }

        Assert.That(pool.WorkerPids, Has.Count.EqualTo(1));
    }

    [TestCase("run", StartMethod.Spawn)]
    [TestCase("finish", StartMethod.Spawn)]
    public async Task Both_tasks_of_a_worker_that_died_are_done_and_one_of_them_counts_the_attempt(string step, StartMethod method)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}");
        await using var pool = Dummies.Pool(startMethod: method);
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 6).Select(number => new StepsOrder(number, number == 2 ? $"die-once-at-{step}" : "", file)));
        File.Delete(file);

        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(Enumerable.Range(0, 6)));
        // The one before may not have been answered yet: then it is that one.
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.EqualTo(new[] { 1, 1, 2, 1, 1, 1 }).Or.EqualTo(new[] { 1, 2, 1, 1, 1, 1 }));
        Assert.That(pool.WorkerPids, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_task_that_kills_its_worker_ahead_fails_by_itself_and_the_one_that_ran_is_done()
    {
        await using var pool = Dummies.Pool();
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 6).Select(number => new StepsOrder(number, number == 3 ? "die-at-prepare" : "")));

        Assert.That(outcomes.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Argument.Number), Is.EqualTo(new[] { 3 }));
        Assert.That(outcomes[3].Error, Is.TypeOf<WorkerDiedException>());
        Assert.That(outcomes[3].Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task A_task_that_hangs_ahead_is_over_its_own_time_limit_and_no_other()
    {
        await using var pool = WorkerPool.Start(Dummies.Options() with { TaskTimeout = TimeSpan.FromSeconds(3) });
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 4).Select(number => new StepsOrder(number, number == 2 ? "hang-at-prepare" : "")));

        Assert.That(outcomes.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Argument.Number), Is.EqualTo(new[] { 2 }));
        Assert.That(outcomes[2].Error, Is.TypeOf<TaskTimeoutException>());
    }

    [Test]
    public async Task Dispose_ends_both_tasks_that_a_worker_has()
    {
        var pool = Dummies.Pool();
        var tasks = await AddAsync(pool, [new StepsOrder(0, "stop-at-run"), new StepsOrder(1), new StepsOrder(2)]);
        await pool.DisposeAsync();

        // The first one has heeded the request to stop; whether it was heard is no matter.
        Assert.That(async () => await tasks[1], Throws.TypeOf<WorkerPoolStoppedException>());
        Assert.That(async () => await tasks[2], Throws.TypeOf<WorkerPoolStoppedException>());
        await ((Task)tasks[0]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Test]
    public async Task A_worker_that_is_to_be_replaced_gets_no_task_ahead_that_it_would_not_do()
    {
        await using var pool = WorkerPool.Start(Dummies.Options() with { RecycleAfterTasks = 4 });
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 21).Select(number => new StepsOrder(number)));

        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(Enumerable.Range(0, 21)));
        Assert.That(outcomes.Select(outcome => outcome.Attempts), Is.All.EqualTo(1));
        // The worker's very first task was the one that it waited at.
        Assert.That(outcomes.GroupBy(outcome => outcome.WorkerPid).Select(tasks => tasks.Count()), Is.EqualTo(new[] { 3, 4, 4, 4, 4, 2 }));
    }

    [Test]
    public async Task Each_step_logs_for_its_own_task()
    {
        var events = new ConcurrentQueue<WorkerLogEvent>();
        await using (var pool = WorkerPool.Start(Dummies.Options() with { Log = events.Enqueue }))
            await GiveAsync(pool, Enumerable.Range(0, 8).Select(number => new StepsOrder(number, number < 7 ? StepsWork.WaitForNext : "")));

        var said = events.Where(entry => entry.Source == WorkerLogSource.Worker).ToLookup(entry => entry.Message.Split(' ')[1], entry => entry.TaskId);
        Assert.That(said, Has.Count.EqualTo(8));
        Assert.That(said.Select(task => task.Count()), Is.All.EqualTo(3));
        Assert.That(said.Select(task => task.Distinct().Single()), Is.Unique.And.All.Not.Null);
    }

    private static async Task CheckStrictAsync(WorkerPool pool)
    {
        var outcomes = await GiveAsync(pool, Enumerable.Range(0, 5).Select(number => new StepsOrder(number)));
        Assert.That(outcomes.Select(outcome => outcome.ResultOrThrow()), Is.EqualTo(Enumerable.Range(0, 5)));
        Assert.That(await pool.RunAsync(Kinds.StepsTaken, 0), Is.EqualTo(Enumerable.Range(0, 5).SelectMany(number =>
            (string[])["prepare", "run", "finish"], (number, step) => (number, step)).SelectMany(entry =>
            (string[])[$"{entry.step} {entry.number} begins", $"{entry.step} {entry.number} ends"])));
    }

    private static async Task<TaskOutcome<StepsOrder, int>[]> GiveAsync(WorkerPool pool, IEnumerable<StepsOrder> orders) =>
        await Task.WhenAll(await AddAsync(pool, orders));

    /// <summary>Adds tasks while the worker is at another one, so that it has the next one ahead from the first one on.</summary>
    private static async Task<Task<TaskOutcome<StepsOrder, int>>[]> AddAsync(WorkerPool pool, IEnumerable<StepsOrder> orders)
    {
        var entries = pool.Dictionary(DummyRegistry.Dictionary, DummyJson.Default.String);
        var gate = pool.RunAsync(Kinds.WaitForEntry, Go);
        Task<TaskOutcome<StepsOrder, int>>[] tasks = [.. orders.Select(order => pool.TryRunAsync(Kinds.Steps, order))];
        entries.Set(Go, "");
        await gate;
        return tasks;
    }
}
