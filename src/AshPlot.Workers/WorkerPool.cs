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
public sealed class WorkerPool : IAsyncDisposable
{
    /// <summary>How long workers that were killed, and the code of the pool's user that hears of it, may take at a dispose.</summary>
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(6);
    private readonly Lock gate = new();
    private readonly PoolState state;
    private readonly List<Slot> slots = [];
    private readonly List<Task> running = [];
    private long lastTask;
    private bool finishing;
    private bool disposed;
    private Task? ended;
    private Task? launcherEnded;

    private WorkerPool(PoolState state)
    {
        this.state = state;
        GrowTo(state.Options.InitialWorkers ?? state.Options.EffectiveWorkers);
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
            if (finishing || disposed)
                return;
            var wanted = Math.Min(workers, state.Options.EffectiveWorkers);
            state.AddSlots(Math.Max(0, wanted - slots.Count));
            while (slots.Count < wanted)
            {
                var slot = new Slot(state, slots.Count + 1);
                slots.Add(slot);
                running.Add(slot.RunAsync());
            }
        }
    }

    /// <summary>Starts the workers, all at once, and returns without waiting for them: tasks go to those that are ready.</summary>
    /// <exception cref="ArgumentException">An option is out of its range or missing.</exception>
    /// <exception cref="StartMethodNotSupportedException">Workers cannot be started so here.</exception>
    /// <exception cref="WorkerStartException">This process is itself a worker that has not called <see cref="WorkerHost.TryRun"/>.</exception>
    public static WorkerPool Start(WorkerPoolOptions options) => Start(options, launcher: null);

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
    /// <param name="cancellation">Ends the wait, and takes back a task that has not begun. One that has begun runs on, unheard.</param>
    /// <exception cref="WorkerTaskException">The task failed, see its derived types.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    public async Task<TResult> RunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, CancellationToken cancellation = default) =>
        (await TryRunAsync(kind, argument, cancellation).ConfigureAwait(false)).ResultOrThrow();

    /// <summary>As <see cref="RunAsync"/>, but a failure of the task is part of the outcome.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<TaskOutcome<TArgument, TResult>> TryRunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, TArgument argument, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<TaskOutcome<TArgument, TResult>>(cancellation);
        var receiver = new SingleReceiver<TArgument, TResult>(cancellation);
        Add(kind, argument, receiver);
        return receiver.Outcome;
    }

    /// <summary>
    /// Runs a task for every argument and yields the outcomes in the order in which they come. The input is read lazily, on
    /// the thread that enumerates, and only so far ahead as <see cref="WorkerPoolOptions.Prefetch"/> allows: an enumeration
    /// that pauses makes the workers pause. A task that fails is an outcome with an error. Leaving the enumeration takes
    /// back what has not begun.
    /// </summary>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    public async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var receiver = new BatchReceiver<TArgument, TResult>();
        var window = state.Options.WindowFor(kind.Overlaps);
        var running = 0;
        using var input = arguments.GetEnumerator();
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                for (; running < window && input.MoveNext(); running++)
                    Add(kind, input.Current, receiver);
                if (running == 0)
                    yield break;
                if (!receiver.Outcomes.TryRead(out var outcome))
                    outcome = await NextAsync(receiver, cancellation).ConfigureAwait(false);
                running--;
                yield return outcome;
            }
        }
        finally
        {
            receiver.IsGone = true;
        }
    }

    /// <summary>As <see cref="MapUnorderedAsync"/>, but yields the outcomes in the order of the arguments.</summary>
    /// <inheritdoc cref="MapUnorderedAsync"/>
    public async IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind, IEnumerable<TArgument> arguments, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Those who leave early cancel what they no longer wait for.
        var window = state.Options.WindowFor(kind.Overlaps);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new Queue<Task<TaskOutcome<TArgument, TResult>>>();
        using var input = arguments.GetEnumerator();
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                while (running.Count < window && input.MoveNext())
                    running.Enqueue(TryRunAsync(kind, input.Current, leaving.Token));
                if (!running.TryDequeue(out var first))
                    yield break;
                yield return await first.ConfigureAwait(false);
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
        }
    }

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
        foreach (var slot in slots)
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

    private void Add<TArgument, TResult>(TaskKind<TArgument, TResult> kind, TArgument argument, IOutcomeReceiver<TArgument, TResult> receiver)
    {
        var item = new WorkItem<TArgument, TResult>(Interlocked.Increment(ref lastTask), kind, argument, receiver);
        if (state.Queue.TryAdd(item))
            return;
        ObjectDisposedException.ThrowIf(disposed, this);
        if (state.Reason is { } reason)
            item.Break(reason);
        else if (finishing)
            throw new InvalidOperationException("The pool accepts no more tasks: FinishAsync was called.");
    }

    private static async ValueTask<TaskOutcome<TArgument, TResult>> NextAsync<TArgument, TResult>(
        BatchReceiver<TArgument, TResult> receiver, CancellationToken cancellation)
    {
        try
        {
            return await receiver.Outcomes.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (System.Threading.Channels.ChannelClosedException closed) when (closed.InnerException is WorkerPoolException reason)
        {
            throw reason;
        }
    }
}
