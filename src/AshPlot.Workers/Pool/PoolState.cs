using System.Runtime.Versioning;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers.Pool;

/// <summary>What the slots of a pool have in common, and the one place where the pool ends for good.</summary>
internal sealed class PoolState
{
    private readonly Lock gate = new();
    private readonly SortedList<(int Number, int Sequence), int> processes = [];
    private readonly CancellationTokenSource ending = new();
    private readonly Lazy<RunningClock> clock = new(static () => new RunningClock());
    private Func<WorkerPoolException>? reason;
    private bool broken;
    private bool hasServed;
    private int slots;
    private int workers;

    /// <param name="options">The options, checked.</param>
    /// <param name="launcher">What starts workers; by default what the options' start method needs.</param>
    public PoolState(WorkerPoolOptions options, IWorkerLauncher? launcher = null)
    {
        Options = options;
        Workers = options.EffectiveWorkers;
        Launcher = launcher ?? WorkerLaunchers.For(options, options.Log is null ? null : Log);
    }

    public WorkerPoolOptions Options { get; }

    /// <summary>How many workers there may be.</summary>
    public int Workers
    {
        get => Volatile.Read(ref workers);
        set => Volatile.Write(ref workers, value);
    }

    public IWorkerLauncher Launcher { get; }

    /// <summary>By which the time of tasks is measured, where it is limited.</summary>
    public RunningClock Clock => clock.Value;

    public TaskQueue Queue { get; } = new();

    public DictionaryStores Dictionaries { get; init; } = new();

    public ArrayStores Arrays { get; init; } = new();

    /// <summary>Whether the channels to this pool's workers pass handles.</summary>
    [SupportedOSPlatformGuard("linux")]
    public bool PassesHandles =>
        OperatingSystem.IsLinux()
        && (
            Options.StartMethod is not (StartMethod.Spawn or StartMethod.Fork)
            || Options.Channel != ChannelKind.NamedPipe
        );

    /// <summary>Cancelled when the pool breaks or is to stop now.</summary>
    public CancellationToken Ending => ending.Token;

    public bool IsBroken => Volatile.Read(ref broken);

    /// <summary>A new exception that says why the pool has ended; null while it has not.</summary>
    public WorkerPoolException? Reason => Volatile.Read(ref reason)?.Invoke();

    /// <summary>True once a worker has answered a task: workers of this program do work.</summary>
    public bool HasServed
    {
        get => Volatile.Read(ref hasServed);
        set => Volatile.Write(ref hasServed, value);
    }

    /// <summary>Why a slot has no worker any more while others have; null where none has given up.</summary>
    public Exception? GivenUp { get; private set; }

    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate)
                return [.. processes.Values.Distinct()];
        }
    }

    /// <summary>How many tasks of a map may be on their way.</summary>
    public int Window => (int)Math.Min(int.MaxValue, Workers + (long)(Options.Prefetch ?? Math.Max(Workers, 4)));

    public void AddSlots(int count) => Interlocked.Add(ref slots, count);

    /// <summary>Counts out a slot that has ended.</summary>
    /// <returns>How many are left.</returns>
    public int RemoveSlot() => Interlocked.Decrement(ref slots);

    /// <summary>
    /// Goes on without a worker that cannot be had, if there are others. What is not done when the last of them ends is
    /// broken by <see cref="EndWithoutSlots"/>.
    /// </summary>
    public void GiveUp(int number, int left, Exception cause)
    {
        GivenUp = cause;
        Log(
            new WorkerLogEvent(
                WorkerLogLevel.Warning,
                $"{cause.Message} The pool goes on without worker {number}; {left} left.",
                null,
                number,
                0,
                null,
                WorkerLogSource.Pool
            )
        );
    }

    /// <summary>
    /// To be called when all slots have ended: tasks that one has left to others which were about to end are broken,
    /// not forgotten.
    /// </summary>
    public void EndWithoutSlots()
    {
        if (GivenUp is { } cause && !Queue.IsDrained)
            Break(cause);
        if (clock.IsValueCreated)
            clock.Value.Dispose();
    }

    /// <summary>
    /// Has a task end that nobody waits for any more: at once where it waits, else its worker is told.
    /// </summary>
    public void Cancel(WorkItem item)
    {
        if (!Queue.TryRemove(item))
            item.Connection?.Cancel(item);
    }

    public void Joined(int workerNumber, int processId)
    {
        lock (gate)
            processes.Add((workerNumber, processes.Count), processId);
    }

    /// <summary>
    /// Hands an event to the user's logger; one that throws breaks the pool rather than a thread of it.
    /// </summary>
    public void Log(WorkerLogEvent entry)
    {
        try
        {
            Options.Log?.Invoke(entry);
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Ends the pool for a cause that will not go away. The first call counts.</summary>
    public void Break(Exception cause) => End(() => new WorkerPoolBrokenException(cause), breaks: true);

    /// <summary>Ends the pool since its owner wants so.</summary>
    public void Stop() => End(static () => new WorkerPoolStoppedException(), breaks: false);

    private void End(Func<WorkerPoolException> because, bool breaks)
    {
        lock (gate)
        {
            if (reason is not null)
                return;
            reason = because;
            broken = breaks;
        }

        foreach (var item in Queue.Close(empty: true))
            item.Break(because());
        ending.Cancel();
    }
}
