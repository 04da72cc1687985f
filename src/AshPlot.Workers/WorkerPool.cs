using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Pool;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>
/// A pool of workers that run tasks given by one parent, which each worker talks to over a channel of its own: no worker
/// can hold up another. Safe for any number of threads.
/// </summary>
/// <example>
/// <code>
/// await using var pool = WorkerPool.Start(new WorkerPoolOptions { Workers = 4 });
/// await foreach (var outcome in pool.MapUnorderedAsync(Kinds.Square, numbers))
///     Console.WriteLine($"{outcome.Argument} squared is {outcome.ResultOrThrow()}");
/// </code>
/// </example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class WorkerPool : IAsyncDisposable
{
    /// <summary>How long workers that were killed, and the code of the pool's user that hears of it, may take at a dispose.</summary>
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(6);
    private readonly Lock gate = new();
    private readonly PoolState state;
    private readonly TaskLimits limits;
    private readonly List<Slot> slots = [];
    private readonly List<Slot> retiring = [];
    private readonly List<Task> running = [];
    private long lastTask;
    private bool finishing;
    private bool disposed;
    private Task? ended;
    private Task? launcherEnded;

    private WorkerPool(PoolState state)
    {
        this.state = state;
        limits = TaskLimits.Of(state.Options, null);
        Grow(Math.Min(state.Options.InitialWorkers ?? state.Workers, state.Workers));
    }

    /// <summary>How the workers are started.</summary>
    public StartMethod StartMethod => state.Options.StartMethod;

    /// <summary>Every process that ever served as a worker, in order of worker number and then of start. For threads and serial this process alone.</summary>
    public IReadOnlyList<int> WorkerPids => state.ProcessIds;

    /// <summary>True once no worker can be had any more; every task then fails with <see cref="WorkerPoolBrokenException"/>.</summary>
    public bool IsBroken => state.IsBroken;

    /// <summary>
    /// Starts more workers, up to <see cref="WorkerPoolOptions.Workers"/>, where fewer were started at first. Does nothing where
    /// there are as many, and once the pool is to end.
    /// </summary>
    /// <param name="workers">How many there are to be; more than the options allow counts as what they allow.</param>
    public void GrowTo(int workers)
    {
        lock (gate)
        {
            if (!finishing && !disposed)
                Grow(Math.Min(workers, state.Workers));
        }
    }

    /// <summary>
    /// Changes how many workers there are, whatever the options say. New ones are started at once; those that are too many end when they
    /// have done the tasks that they have. Does nothing once the pool is to end, and for <see cref="StartMethod.Serial"/>.
    /// </summary>
    /// <param name="workers">How many there are to be: 1 to <see cref="WorkerPoolOptions.MostWorkers"/>.</param>
    public void Resize(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, WorkerPoolOptions.MostWorkers);
        var released = new List<Slot>();
        lock (gate)
        {
            if (finishing || disposed || StartMethod == StartMethod.Serial)
                return;
            state.Workers = workers;
            running.RemoveAll(static slot => slot.IsCompletedSuccessfully);
            retiring.RemoveAll(static slot => slot.Run.IsCompleted);
            for (; slots.Count > workers; slots.RemoveAt(slots.Count - 1))
                released.Add(slots[^1]);
            retiring.AddRange(released);
            Grow(workers);
        }

        released.ForEach(static slot => slot.Retire()); // which may go on with the slot's code on this thread
    }

    /// <summary>Starts the workers, all at once, and returns without waiting for them: tasks go to those that are ready.</summary>
    /// <exception cref="ArgumentException">An option is out of its range or missing.</exception>
    /// <exception cref="StartMethodNotSupportedException">Workers cannot be started so here.</exception>
    /// <exception cref="WorkerStartException">This process is itself a worker that has not called <see cref="WorkerHost.TryRun"/>.</exception>
    public static WorkerPool Start(WorkerPoolOptions options) => Start(options, launcher: null);

    /// <summary>As <see cref="Start(WorkerPoolOptions)"/>, but completes when the workers that are started at first are ready for tasks.</summary>
    /// <inheritdoc cref="Start(WorkerPoolOptions)"/>
    /// <param name="options">How it is to be.</param>
    /// <param name="cancellation">Ends the wait, and the pool.</param>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had, such as for a missing program or an initializer that throws.</exception>
    public static async Task<WorkerPool> StartAsync(WorkerPoolOptions options, CancellationToken cancellation = default)
    {
        // A fork's zygote is waited for.
        var pool = options.StartMethod == StartMethod.Fork
            ? await Task.Run(() => Start(options), cancellation).ConfigureAwait(false)
            : Start(options);
        try
        {
            await pool.UntilReady().WaitAsync(cancellation).ConfigureAwait(false);
            return pool.state.Reason is { } reason ? throw reason : pool;
        }
        catch
        {
            await pool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Disposes of this pool and starts another one in its place, which has the same shared dictionaries, with their journals.
    /// For one that broke though its tasks are sound, such as by a start method that turned out not to work.
    /// </summary>
    /// <inheritdoc cref="Start(WorkerPoolOptions)"/>
    public async Task<WorkerPool> ReplaceAsync(WorkerPoolOptions options)
    {
        await DisposeAsync().ConfigureAwait(false);
        return Start(options, launcher: null, state.Dictionaries);
    }

    /// <summary>For tests, which bring workers that misbehave on cue.</summary>
    internal static WorkerPool Start(WorkerPoolOptions options, IWorkerLauncher? launcher, DictionaryStores? dictionaries = null)
    {
        options.Check();
        WorkerHost.RefuseInStartingWorker();
        var state = new PoolState(options, launcher) { Dictionaries = dictionaries ?? new DictionaryStores() };
        if (options.StartMethod is StartMethod.Spawn or StartMethod.Fork)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => EndpointFolder.RemoveLeftovers(), null);
        return new WorkerPool(state);
    }

    /// <summary>The shared dictionary of this name. It outlives the workers and the pool.</summary>
    /// <param name="name">The name under which workers know it.</param>
    /// <param name="type">How values are written; the same type as in the workers.</param>
    public HostedDictionary<TValue> Dictionary<TValue>(string name, JsonTypeInfo<TValue> type) => new(name, state.Dictionaries[name], type);

    /// <summary>Runs a task and gives its result.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="argument">What to do it with.</param>
    /// <param name="cancellation">
    /// Ends the wait at once, and the task: one that has not begun leaves the queue; the handler of one that runs is told by
    /// <see cref="WorkerContext.Cancelled"/>, and has <see cref="WorkerPoolOptions.CancelTimeout"/> until its worker is killed and replaced.
    /// </param>
    /// <exception cref="WorkerTaskException">The task failed, see its derived types.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancellation"/>, whose token it has.</exception>
    public async Task<TResult> RunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, CancellationToken cancellation = default) =>
        (await GiveAsync(kind, argument, limits, cancellation).ConfigureAwait(false)).ResultOrThrow();

    /// <inheritdoc cref="RunAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, TArgument, CancellationToken)"/>
    /// <remarks>The task has options of its own, which are checked here.</remarks>
    public async Task<TResult> RunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        (await GiveAsync(kind, argument, LimitsOf(options), cancellation).ConfigureAwait(false)).ResultOrThrow();

    /// <summary>As <c>RunAsync</c>, but a failure of the task is part of the outcome.</summary>
    /// <inheritdoc cref="RunAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, TArgument, CancellationToken)"/>
    public Task<TaskOutcome<TArgument, TResult>> TryRunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, CancellationToken cancellation = default) =>
        GiveAsync(kind, argument, limits, cancellation);

    /// <summary>As <c>RunAsync</c>, but a failure of the task is part of the outcome.</summary>
    /// <inheritdoc cref="RunAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, TArgument, WorkerTaskOptions, CancellationToken)"/>
    public Task<TaskOutcome<TArgument, TResult>> TryRunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        GiveAsync(kind, argument, LimitsOf(options), cancellation);

    /// <summary>
    /// Runs a task for every argument and yields the outcomes in the order in which they come. The input is read lazily, on
    /// the thread that enumerates, and only so far ahead as <see cref="WorkerPoolOptions.Prefetch"/> allows: an enumeration
    /// that pauses makes the workers pause. A task that fails is an outcome with an error. Leaving the enumeration, or cancelling it,
    /// takes back what has not begun and cancels what has.
    /// </summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancellation"/>, whose token it has.</exception>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, CancellationToken cancellation = default) =>
        MapUnorderedAsync(kind, MapInput<TArgument>.Of(arguments), limits, cancellation);

    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, CancellationToken)"/>
    /// <remarks>Each of the tasks has these options, which are checked here.</remarks>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        MapUnorderedAsync(kind, MapInput<TArgument>.Of(arguments), LimitsOf(options), cancellation);

    /// <summary>As <c>MapUnorderedAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IAsyncEnumerable<TArgument> arguments, CancellationToken cancellation = default) =>
        MapUnorderedAsync(kind, MapInput<TArgument>.Of(arguments), limits, cancellation);

    /// <summary>As <c>MapUnorderedAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IAsyncEnumerable<TArgument> arguments, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        MapUnorderedAsync(kind, MapInput<TArgument>.Of(arguments), LimitsOf(options), cancellation);

    /// <summary>As <c>MapUnorderedAsync</c>, but yields the outcomes in the order of the arguments.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, CancellationToken cancellation = default) =>
        MapAsync(kind, MapInput<TArgument>.Of(arguments), limits, cancellation);

    /// <summary>As <c>MapUnorderedAsync</c>, but yields the outcomes in the order of the arguments.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        MapAsync(kind, MapInput<TArgument>.Of(arguments), LimitsOf(options), cancellation);

    /// <summary>As <c>MapAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IAsyncEnumerable<TArgument> arguments, CancellationToken cancellation = default) =>
        MapAsync(kind, MapInput<TArgument>.Of(arguments), limits, cancellation);

    /// <summary>As <c>MapAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IAsyncEnumerable<TArgument> arguments, WorkerTaskOptions options, CancellationToken cancellation = default) =>
        MapAsync(kind, MapInput<TArgument>.Of(arguments), LimitsOf(options), cancellation);

    /// <summary>
    /// Takes no more tasks, waits for those it has, then ends the workers: each is asked and, after
    /// <see cref="WorkerPoolOptions.StopTimeout"/>, killed. Can be called again.
    /// </summary>
    /// <exception cref="WorkerPoolBrokenException">The pool broke before all tasks were done.</exception>
    public async Task FinishAsync()
    {
        lock (gate)
            finishing = true;
        state.Queue.Close(empty: false);
        await EndAsync().ConfigureAwait(false);
        if (state.IsBroken)
            throw state.Reason!;
    }

    /// <summary>
    /// Ends the workers now: each is asked and, after <see cref="WorkerPoolOptions.StopTimeout"/>, killed with its children.
    /// Tasks that are not done by then fail with <see cref="WorkerPoolStoppedException"/>. Can be called again.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
            disposed = true;
        state.Stop();
        var end = EndAsync();
        var patience = state.Options.StopTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : state.Options.StopTimeout;
        await end.WaitAsync(WorkerPoolOptions.ForTimer(patience > TimeSpan.MaxValue - DisposePatience ? patience : patience + DisposePatience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (end.IsCompleted)
        {
            await end.ConfigureAwait(false);
            return;
        }

        // A handler of the user's that does not return holds up a slot. Its worker is dead; what remains is to tell the callers.
        foreach (var slot in AllSlots())
            slot.Abandon(state.Reason!);
        await EndLauncherAsync().ConfigureAwait(false);
    }

    private Task EndAsync()
    {
        lock (gate)
            return ended ??= EndOnceAsync();
    }

    private async Task EndOnceAsync()
    {
        await Task.WhenAll(running).ConfigureAwait(false); // No slot is added any more: the pool is finishing or disposed of.
        state.EndWithoutSlots();
        await EndLauncherAsync().ConfigureAwait(false);
        // The thread of the last worker to end has come this far. It is to end too, and not to go on with the caller's code.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }

    private Task EndLauncherAsync()
    {
        lock (gate)
            return launcherEnded ??= state.Launcher.DisposeAsync().AsTask();
    }

    /// <summary>Such as <c>WorkerPool by Spawn: 4 workers, 3 at a task; 12 tasks wait</c>.</summary>
    public override string ToString()
    {
        var workers = AllSlots().Select(static slot => slot.State).ToArray();
        var end = disposed ? "; disposed of" : IsBroken ? $"; {state.Reason!.Message}" : finishing ? "; finishing" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"WorkerPool by {StartMethod}: {workers.Count(static worker => worker.HasWorker)} workers, {workers.Count(static worker => worker.IsBusy)} at a task; {state.Queue.Count} tasks wait{end}");
    }

    private TaskLimits LimitsOf(WorkerTaskOptions options)
    {
        options.Check();
        return TaskLimits.Of(state.Options, options);
    }

    private Task<TaskOutcome<TArgument, TResult>> GiveAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, TaskLimits how, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<TaskOutcome<TArgument, TResult>>(cancellation);
        var receiver = new SingleReceiver<TArgument, TResult>();
        var item = MakeItem(kind, argument, how, receiver);
        receiver.CancelBy(cancellation, state, item);
        try
        {
            Add(item);
        }
        catch
        {
            receiver.Forget();
            throw;
        }

        if (cancellation.IsCancellationRequested)
            state.Cancel(item); // it may have been added just after it was cancelled
        return receiver.Outcome;
    }

    private async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, Func<MapInput<TArgument>> arguments, TaskLimits how, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var receiver = new BatchReceiver<TArgument, TResult>();
        var input = arguments();
        var progress = default(MapProgress);
        var unanswered = 0;
        Task<bool>? arrival = null;
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                // At least one argument for each outcome; more of them only while no outcome waits to be seen.
                for (var read = false; unanswered < state.WindowFor(kind.Overlaps) && !(read && receiver.HasOutcome); read = true)
                {
                    if (!await input.TryReadAsync().ConfigureAwait(false))
                        break;
                    Add(MakeItem(kind, input.Current, how, receiver));
                    unanswered++;
                }

                if (receiver.Outcomes.TryRead(out var outcome))
                {
                    unanswered--;
                    Report(how, outcome, ref progress);
                    yield return outcome;
                }
                else if (unanswered > 0)
                {
                    // A wait that has begun goes on: there may be but one.
                    if (input.IsAwaited || arrival is { IsCompleted: false })
                        await input.UntilReadableOr(arrival = arrival is { IsCompleted: false } ? arrival : receiver.ArrivalAsync(cancellation).AsTask(), cancellation).ConfigureAwait(false);
                    else
                        await receiver.ArrivalAsync(cancellation).ConfigureAwait(false);
                }
                else if (input.HasEnded)
                {
                    yield break;
                }
                else
                {
                    await input.UntilReadableOr(null, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            receiver.IsGone = true;
            if (unanswered > 0)
                CancelAllFor(receiver);
            while (receiver.Outcomes.TryRead(out var unseen))
                Release(kind, unseen);
            await input.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, Func<MapInput<TArgument>> arguments, TaskLimits how, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Those who leave early cancel what they no longer wait for.
        using var leaving = new CancellationTokenSource();
        var input = arguments();
        var progress = default(MapProgress);
        var unanswered = new Queue<Task<TaskOutcome<TArgument, TResult>>>();
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var read = false; unanswered.Count < state.WindowFor(kind.Overlaps) && !(read && unanswered.Peek().IsCompleted); read = true)
                {
                    if (!await input.TryReadAsync().ConfigureAwait(false))
                        break;
                    unanswered.Enqueue(GiveAsync(kind, input.Current, how, leaving.Token));
                }

                if (unanswered.TryPeek(out var first) && first.IsCompleted)
                {
                    _ = unanswered.Dequeue();
                    var outcome = await first.ConfigureAwait(false);
                    Report(how, outcome, ref progress);
                    yield return outcome;
                }
                else if (first is null && input.HasEnded)
                {
                    yield break;
                }
                else
                {
                    await input.UntilReadableOr(first, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            foreach (var unseen in unanswered.Where(static task => task.IsCompletedSuccessfully))
                Release(kind, unseen.Result);
            await input.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Report<TArgument, TResult>(TaskLimits how, TaskOutcome<TArgument, TResult> outcome, ref MapProgress progress)
    {
        if (how.Progress is null)
            return;
        progress = new MapProgress(progress.Done + 1, progress.Failed + (outcome.Succeeded ? 0 : 1));
        how.Progress.Report(progress);
    }

    /// <summary>Gives back what an outcome holds that nobody will see.</summary>
    private static void Release<TArgument, TResult>(TaskKind<TArgument, TResult> kind, TaskOutcome<TArgument, TResult> outcome)
    {
        if (outcome.Succeeded)
            kind.Result.Release(outcome.Result!);
    }

    private void CancelAllFor(object receiver)
    {
        state.Queue.RemoveAllFor(receiver);
        foreach (var slot in AllSlots())
            slot.CancelAllFor(receiver);
    }

    private Slot[] AllSlots()
    {
        lock (gate)
            return [.. slots, .. retiring];
    }

    private Task UntilReady()
    {
        lock (gate)
            return Task.WhenAll(slots.Select(static slot => slot.Ready));
    }

    /// <summary>Adds slots. For the holder of the lock.</summary>
    private void Grow(int wanted)
    {
        state.AddSlots(Math.Max(0, wanted - slots.Count));
        while (slots.Count < wanted)
        {
            var slot = new Slot(state, slots.Count + 1);
            slots.Add(slot);
            running.Add(slot.Start());
        }
    }

    private WorkItem<TArgument, TResult> MakeItem<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, TaskLimits how, IOutcomeReceiver<TArgument, TResult> receiver) =>
        new(Interlocked.Increment(ref lastTask), kind, argument, how, receiver);

    private void Add(WorkItem item)
    {
        if (state.Queue.TryAdd(item))
            return;
        ObjectDisposedException.ThrowIf(disposed, this);
        if (state.Reason is { } reason)
            item.Break(reason);
        else if (finishing)
            throw new InvalidOperationException("The pool accepts no more tasks: FinishAsync was called.");
    }
}
