using AshPlot.Workers.Launching;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers.Pool;

/// <summary>What the slots of a pool have in common, and the one place where the pool ends for good.</summary>
internal sealed class PoolState
{
    private readonly Lock gate = new();
    private readonly SortedList<(int Number, int Sequence), int> processes = [];
    private readonly CancellationTokenSource ending = new();
    private Func<WorkerPoolException>? reason;
    private bool broken;

    /// <param name="options">The options, checked.</param>
    /// <param name="launcher">What starts workers; by default what the options' start method needs.</param>
    public PoolState(WorkerPoolOptions options, IWorkerLauncher? launcher = null)
    {
        Options = options;
        Launcher = launcher ?? WorkerLaunchers.For(options, options.Log is null ? null : Log);
    }

    public WorkerPoolOptions Options { get; }

    public IWorkerLauncher Launcher { get; }

    public TaskQueue Queue { get; } = new();

    public DictionaryStores Dictionaries { get; init; } = new();

    /// <summary>Cancelled when the pool breaks or is to stop now.</summary>
    public CancellationToken Ending => ending.Token;

    public bool IsBroken => Volatile.Read(ref broken);

    /// <summary>A new exception that says why the pool has ended; null while it has not.</summary>
    public WorkerPoolException? Reason => Volatile.Read(ref reason)?.Invoke();

    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate)
                return [.. processes.Values.Distinct()];
        }
    }

    public void Joined(int workerNumber, int processId)
    {
        lock (gate)
            processes.Add((workerNumber, processes.Count), processId);
    }

    /// <summary>Hands an event to the user's logger; one that throws breaks the pool rather than a thread of it.</summary>
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
