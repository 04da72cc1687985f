using AshPlot.Workers;

namespace AshPlot.Cli.StartMethods;

/// <summary>Runs the experiment's tasks in workers of one start method.</summary>
/// <param name="method">The start method.</param>
/// <param name="onHappening">Gets a line for what happens, as it does.</param>
internal sealed class MethodExperiment(StartMethod method, Action<string> onHappening)
{
    private const int TasksOfAWorker = 3;
    private const int LockMilliseconds = 10_000;

    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly List<string> lines = [];
    private string circumstance = ", without an initializer";

    /// <summary>Looks into two workers, the second of which is started after the first has changed its state.</summary>
    /// <exception cref="StartMethodNotSupportedException">Workers cannot be started so here.</exception>
    public async Task<MethodReport> RunAsync(CancellationToken cancellation)
    {
        var pool = Start(TasksOfAWorker);
        await using (pool.ConfigureAwait(false))
        {
            var seen = new List<Observation>();
            for (var task = 0; task <= TasksOfAWorker; task++)
                seen.Add(
                    await pool.RunAsync(ExperimentTasks.Observe, $"{mark}-{task}", cancellation: cancellation)
                        .ConfigureAwait(false)
                );
            var dictionary = pool.Dictionary(ExperimentTasks.Dictionary, ExperimentJson.Default.String);
            var inDictionary = Enumerable
                .Range(0, TasksOfAWorker)
                .All(task => dictionary.TryGet($"{mark}-{task}", out _));
            await pool.FinishAsync().ConfigureAwait(false); // the last lines come before a worker's end
            // A forked worker has in its memory what Main saw in the process that it was forked from.
            var forkedFrom = method == StartMethod.Fork ? seen[0].SeenByMain : null;
            return new MethodReport(
                forkedFrom ?? ExperimentState.SeenByMain!,
                [.. seen[..TasksOfAWorker]],
                seen[^1],
                // What the process that forks has by now, its next child has inherited.
                method == StartMethod.Fork
                    ? seen[^1].ChangedBefore
                    : ExperimentState.Changed,
                inDictionary,
                CountEvents(TasksOfAWorker),
                await MeetAsync(cancellation).ConfigureAwait(false),
                CountEvents(ExperimentTasks.Meeting)
            );
        }
    }

    /// <summary>Has a worker, started while a thread of this process holds the lock, take it.</summary>
    /// <returns>Milliseconds until it had it; -1 if it could not.</returns>
    public async Task<double> TakeLockAsync(CancellationToken cancellation)
    {
        using var isHeld = new ManualResetEventSlim();
        using var isOver = new ManualResetEventSlim();
        var holder = new Thread(() =>
        {
            lock (ExperimentState.Gate)
            {
                isHeld.Set();
                isOver.Wait(CancellationToken.None);
            }
        });
        holder.Start();
        try
        {
            isHeld.Wait(cancellation);
            var pool = Start(1);
            await using (pool.ConfigureAwait(false))
                return await pool.RunAsync(ExperimentTasks.TakeLock, LockMilliseconds, cancellation: cancellation)
                    .ConfigureAwait(false);
        }
        finally
        {
            isOver.Set();
            holder.Join();
        }
    }

    /// <summary>Has two workers, which have an initializer, be at a task each at the same time.</summary>
    private async Task<int[]> MeetAsync(CancellationToken cancellation)
    {
        lock (lines)
            lines.Clear();
        circumstance = ", with an initializer";
        var options = Options(tasksOfAWorker: 1);
        var environment = new Dictionary<string, string?>(options.Program.Environment)
        {
            [ExperimentTasks.InitializerVariable] = "1",
        };
        var pool = WorkerPool.Start(
            options with
            {
                Workers = ExperimentTasks.Meeting,
                Program = options.Program with { Environment = environment },
                Initializer = InitializerArgument.Of(0, ExperimentJson.Default.Int32),
            }
        );
        await using (pool.ConfigureAwait(false))
        {
            var processes = await Task.WhenAll(
                    Enumerable
                        .Range(0, ExperimentTasks.Meeting)
                        .Select(task =>
                            pool.RunAsync(ExperimentTasks.Meet, $"{mark}-{task}", cancellation: cancellation)
                        )
                )
                .ConfigureAwait(false);
            await pool.FinishAsync().ConfigureAwait(false);
            return processes;
        }
    }

    private WorkerPool Start(int tasksOfAWorker) => WorkerPool.Start(Options(tasksOfAWorker));

    private WorkerPoolOptions Options(int tasksOfAWorker) =>
        new()
        {
            Workers = 1,
            StartMethod = method,
            RecycleAfterTasks = tasksOfAWorker,
            Retries = 0,
            TaskTimeout = TimeSpan.FromSeconds(60),
            Prefetch = 0,
            Program = WorkerProgram.Self with
            {
                Environment = new Dictionary<string, string?> { [ExperimentTasks.MarkVariable] = mark },
            },
            Log = Take,
        };

    private void Take(WorkerLogEvent entry)
    {
        lock (lines)
            lines.Add(entry.Message);
        if (entry.Message.StartsWith(ExperimentTasks.EventPrefix, StringComparison.Ordinal))
            onHappening(
                $"{method.ToString().ToLowerInvariant()}{circumstance}: process {entry.ProcessId} logs: event {entry.Message[^1]}"
            );
    }

    private int CountEvents(int tasks)
    {
        lock (lines)
            return Enumerable
                .Range(0, tasks)
                .Count(task => lines.Contains($"{ExperimentTasks.EventPrefix}{mark}-{task}"));
    }
}

/// <summary>What was seen of one start method.</summary>
/// <param name="Parent">What Main saw in the process that workers come from.</param>
/// <param name="Worker">What three tasks saw in one worker, one after the other.</param>
/// <param name="Later">What a task saw in a worker that was started after those tasks had changed static state in
/// theirs.</param>
/// <param name="ChangeInParent">The changed static state as the parent has it afterwards.</param>
/// <param name="InDictionary">True if the parent finds the tasks' entries in the shared dictionary.</param>
/// <param name="Events">How many of the first worker's three log events appeared.</param>
/// <param name="AtOnce">The processes of two tasks that each waited for the other one.</param>
/// <param name="EventsWithInitializer">How many of the log events of those two appeared, whose workers had an
/// initializer.</param>
internal sealed record MethodReport(
    ParentFacts Parent,
    Observation[] Worker,
    Observation Later,
    string? ChangeInParent,
    bool InDictionary,
    int Events,
    int[] AtOnce,
    int EventsWithInitializer
);
