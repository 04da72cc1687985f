using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Pool;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>
/// A pool of workers that run tasks given by one parent, which each worker talks to over a channel of its own: no
/// worker can hold up another. Safe for any number of threads.
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
    private readonly PoolState state;
    private readonly SlotSet slots;
    private readonly Dispatcher dispatcher;
    private bool isReplaced;

    private WorkerPool(PoolState state)
    {
        this.state = state;
        slots = new SlotSet(state);
        dispatcher = new Dispatcher(state, slots);
    }

    /// <summary>How the workers are started.</summary>
    public StartMethod StartMethod => state.Options.StartMethod;

    /// <summary>
    /// Every process that ever served as a worker, in order of worker number and then of start. For threads and serial
    /// this process alone.
    /// </summary>
    public IReadOnlyList<int> WorkerPids => state.ProcessIds;

    /// <summary>
    /// True once no worker can be had any more; every task then fails with <see cref="WorkerPoolBrokenException"/>.
    /// </summary>
    public bool IsBroken => state.IsBroken;

    /// <summary>
    /// Starts the workers, all at once, and returns without waiting for them: tasks go to those that are ready.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range or missing.</exception>
    /// <exception cref="StartMethodNotSupportedException">Workers cannot be started so here.</exception>
    /// <exception cref="WorkerStartException">This process is itself a worker that has not called
    /// <see cref="WorkerHost.TryRun"/>.</exception>
    public static WorkerPool Start(WorkerPoolOptions options) => Start(options, launcher: null);

    /// <summary>
    /// As <see cref="Start(WorkerPoolOptions)"/>, but completes when the workers that are started at first are ready
    /// for tasks.
    /// </summary>
    /// <inheritdoc cref="Start(WorkerPoolOptions)"/>
    /// <param name="options">How it is to be.</param>
    /// <param name="cancellation">Ends the wait, and the pool.</param>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had, such as for a missing program or an
    /// initializer that throws.</exception>
    public static async Task<WorkerPool> StartAsync(WorkerPoolOptions options, CancellationToken cancellation = default)
    {
        // A fork's zygote is waited for.
        var pool =
            options.StartMethod == StartMethod.Fork
                ? await Task.Run(() => Start(options), cancellation).ConfigureAwait(false)
                : Start(options);
        try
        {
            await pool.UntilReadyAsync(cancellation).ConfigureAwait(false);
            return pool;
        }
        catch
        {
            await pool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes when the workers that the pool has by now are ready for tasks.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had, such as for a missing program or an
    /// initializer that throws.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of.</exception>
    public async Task UntilReadyAsync(CancellationToken cancellation = default)
    {
        await slots.UntilReady().WaitAsync(cancellation).ConfigureAwait(false);
        if (state.Reason is { } reason)
            throw reason;
    }

    /// <summary>
    /// Disposes of this pool and starts another one in its place, which has the same shared dictionaries, with their
    /// journals, and shared arrays. For one that broke though its tasks are sound, such as by a start method that
    /// turned out not to work.
    /// </summary>
    /// <inheritdoc cref="Start(WorkerPoolOptions)"/>
    public async Task<WorkerPool> ReplaceAsync(WorkerPoolOptions options)
    {
        isReplaced = true;
        await slots.DisposeAsync().ConfigureAwait(false);
        return Start(options, launcher: null, state);
    }

    /// <summary>For tests, which bring workers that misbehave on cue.</summary>
    internal static WorkerPool Start(WorkerPoolOptions options, IWorkerLauncher? launcher, PoolState? former = null)
    {
        options.Check();
        WorkerHost.RefuseInStartingWorker();
        var state = new PoolState(options, launcher)
        {
            Dictionaries = former?.Dictionaries ?? new DictionaryStores(),
            Arrays = former?.Arrays ?? new ArrayStores(),
        };
        var pool = new WorkerPool(state);
        // Once the workers are there, whose start it would hold up.
        if (options.StartMethod is StartMethod.Spawn or StartMethod.Fork)
            pool.slots.UntilReady().ContinueWith(static _ => EndpointFolder.RemoveLeftovers(), TaskScheduler.Default);
        return pool;
    }

    /// <summary>
    /// Starts more workers, up to <see cref="WorkerPoolOptions.Workers"/>, where fewer were started at first. Does
    /// nothing where there are as many, and once the pool is to end.
    /// </summary>
    /// <param name="workers">How many there are to be; more than the options allow counts as what they allow.</param>
    public void GrowTo(int workers) => slots.GrowTo(workers);

    /// <summary>
    /// Changes how many workers there are, whatever the options say. New ones are started at once; those that are too
    /// many end when they have done the tasks that they have. Does nothing once the pool is to end, and for
    /// <see cref="StartMethod.Serial"/>.
    /// </summary>
    /// <param name="workers">How many there are to be: 1 to <see cref="WorkerPoolOptions.MostWorkers"/>.</param>
    public void Resize(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, WorkerPoolOptions.MostWorkers);
        slots.Resize(workers);
    }

    /// <summary>The shared dictionary of this name. It outlives the workers and the pool.</summary>
    /// <param name="name">The name under which workers know it.</param>
    /// <param name="type">How values are written; the same type as in the workers.</param>
    public HostedDictionary<TValue> Dictionary<TValue>(string name, JsonTypeInfo<TValue> type) =>
        new(name, state.Dictionaries[name], type);

    /// <summary>
    /// Numbers, or structures without references, in memory that this process and all workers see: what one writes the
    /// others read at once, without a call. The array is made, of zeros, by the first who asks for its name. What is
    /// returned is the caller's to dispose of; the memory is freed once the pool is disposed of and nobody has it any
    /// more, however processes end. Numbers that several change at the same time need <see cref="Interlocked"/>, which
    /// works across processes here.
    /// </summary>
    /// <param name="name">The name under which workers know it, see <see cref="WorkerContext.Array{T}"/>.</param>
    /// <param name="length">How many elements; the same as in the workers.</param>
    /// <exception cref="InvalidOperationException">There is one of this name with another length or type of
    /// elements.</exception>
    /// <exception cref="IOException">There is not so much memory, or no descriptor for it.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of.</exception>
    public SharedArray<T> Array<T>(string name, int length)
        where T : unmanaged => state.Arrays.Open<T>(ArrayRequest.For<T>(name, length), state.PassesHandles);

    /// <summary>Runs a task and gives its result.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="argument">What to do it with.</param>
    /// <param name="options">What differs for this task from the pool's options; checked here.</param>
    /// <param name="cancellation">
    /// Ends the wait at once, and the task: one that has not begun leaves the queue; the handler of one that runs is
    /// told by <see cref="WorkerContext.Cancelled"/>, and has <see cref="WorkerPoolOptions.CancelTimeout"/> until its
    /// worker is killed and replaced.
    /// </param>
    /// <exception cref="WorkerTaskException">The task failed, see its derived types.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancellation"/>, whose token it has.</exception>
    public async Task<TResult> RunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        TArgument argument,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) => (await TryRunAsync(kind, argument, options, cancellation).ConfigureAwait(false)).ResultOrThrow();

    /// <summary>As <see cref="RunAsync"/>, but a failure of the task is part of the outcome.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<TaskOutcome<TArgument, TResult>> TryRunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        TArgument argument,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) => dispatcher.RunAsync(kind, argument, dispatcher.LimitsOf(options), cancellation);

    /// <summary>
    /// Runs a task for every argument and yields the outcomes in the order in which they come. The input is read
    /// lazily, on the thread that enumerates, and only so far ahead as <see cref="WorkerPoolOptions.Prefetch"/> allows:
    /// an enumeration that pauses makes the workers pause. A task that fails is an outcome with an error. Leaving the
    /// enumeration, or cancelling it, takes back what has not begun and cancels what has.
    /// </summary>
    /// <param name="kind">What to do.</param>
    /// <param name="arguments">What to do it with.</param>
    /// <param name="options">What differs for these tasks from the pool's options; checked here.</param>
    /// <param name="cancellation">Ends the enumeration.</param>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    /// <exception cref="WorkerPoolStoppedException">The pool was disposed of meanwhile.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancellation"/>, whose token it has.</exception>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        IEnumerable<TArgument> arguments,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        UnorderedMap.RunAsync(
            dispatcher,
            kind,
            MapInput<TArgument>.Of(arguments),
            dispatcher.LimitsOf(options),
            cancellation
        );

    /// <summary>
    /// As <c>MapUnorderedAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.
    /// </summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapUnorderedAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        IAsyncEnumerable<TArgument> arguments,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        UnorderedMap.RunAsync(
            dispatcher,
            kind,
            MapInput<TArgument>.Of(arguments),
            dispatcher.LimitsOf(options),
            cancellation
        );

    /// <summary>As <c>MapUnorderedAsync</c>, but yields the outcomes in the order of the arguments.</summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        IEnumerable<TArgument> arguments,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        OrderedMap.RunAsync(
            dispatcher,
            kind,
            MapInput<TArgument>.Of(arguments),
            dispatcher.LimitsOf(options),
            cancellation
        );

    /// <summary>
    /// As <c>MapAsync</c>, from an asynchronous input. While it is awaited, outcomes are yielded as they come.
    /// </summary>
    /// <inheritdoc cref="MapUnorderedAsync{TArgument, TResult}(TaskKind{TArgument, TResult}, IEnumerable{TArgument}, WorkerTaskOptions, CancellationToken)"/>
    public IAsyncEnumerable<TaskOutcome<TArgument, TResult>> MapAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        IAsyncEnumerable<TArgument> arguments,
        WorkerTaskOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        OrderedMap.RunAsync(
            dispatcher,
            kind,
            MapInput<TArgument>.Of(arguments),
            dispatcher.LimitsOf(options),
            cancellation
        );

    /// <summary>
    /// Takes no more tasks, waits for those it has, then ends the workers: each is asked and, after
    /// <see cref="WorkerPoolOptions.StopTimeout"/>, killed. Can be called again.
    /// </summary>
    /// <exception cref="WorkerPoolBrokenException">The pool broke before all tasks were done.</exception>
    public async Task FinishAsync()
    {
        await slots.FinishAsync().ConfigureAwait(false);
        if (state.IsBroken)
            throw state.Reason!;
    }

    /// <summary>
    /// Ends the workers now: each is asked and, after <see cref="WorkerPoolOptions.StopTimeout"/>, killed with its
    /// children. Tasks that are not done by then fail with <see cref="WorkerPoolStoppedException"/>. Can be called
    /// again.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await slots.DisposeAsync().ConfigureAwait(false);
        if (!isReplaced)
            state.Arrays.Dispose();
    }

    /// <summary>Such as <c>WorkerPool by Spawn: 4 workers, 3 at a task; 12 tasks wait</c>.</summary>
    public override string ToString()
    {
        var workers = slots.All().Select(static slot => slot.State).ToArray();
        var end =
            slots.IsDisposed ? "; disposed of"
            : IsBroken ? $"; {state.Reason!.Message}"
            : slots.IsFinishing ? "; finishing"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"WorkerPool by {StartMethod}: {workers.Count(static worker => worker.HasWorker)} workers, {workers.Count(static worker => worker.IsBusy)} at a task; {state.Queue.Count} tasks wait{end}"
        );
    }
}
