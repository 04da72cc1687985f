using System.Diagnostics;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>A task on its way through the pool.</summary>
internal abstract class WorkItem
{
    private readonly string kind;
    private readonly Activity? activity;
    private long startedAt;
    private WorkerConnection? connection;

    /// <param name="id">Its number, unique within the pool.</param>
    /// <param name="kind">The name of its kind.</param>
    /// <param name="limits">Its limits.</param>
    protected WorkItem(long id, string kind, TaskLimits limits)
    {
        Id = id;
        this.kind = kind;
        Limits = limits;
        (activity, Trace) = Telemetry.Begin(kind, id);
    }

    public long Id { get; }

    public string Kind => kind;

    public TaskLimits Limits { get; }

    /// <summary>The activity that the worker's is a part of, as W3C writes it; empty where there is none.</summary>
    public string Trace { get; }

    /// <summary>
    /// Its place in the queue; null for one that never had to wait there. For the queue only, which holds a lock.
    /// </summary>
    public LinkedListNode<WorkItem>? Node { get; set; }

    /// <summary>The worker that it was last given to.</summary>
    public WorkerConnection? Connection
    {
        get => Volatile.Read(ref connection);
        set => Volatile.Write(ref connection, value);
    }

    /// <summary>Whether its frame has left. For its connection only, which holds a lock.</summary>
    public bool IsSent { get; set; }

    /// <summary>
    /// Whether its worker was told that nobody waits any more. For its connection only, which holds a lock.
    /// </summary>
    public bool IsCancelSent { get; set; }

    /// <summary>How often it was given to a worker.</summary>
    public int Attempts { get; private set; }

    protected DateTimeOffset Started { get; private set; }

    protected TimeSpan Elapsed { get; private set; }

    /// <summary>True if nobody waits for it any more.</summary>
    public abstract bool IsGone { get; }

    /// <summary>Whether this is who waits, or waited, for it.</summary>
    public abstract bool IsFor(object receiver);

    public void CountAttempt()
    {
        Attempts++;
        startedAt = Stopwatch.GetTimestamp();
        Started = DateTimeOffset.UtcNow;
    }

    public abstract void WriteArgument(FrameWriter writer);

    /// <summary>Reads the result; an error if that cannot be done.</summary>
    public WorkerTaskException? TryReadResult(ref Frame frame)
    {
        try
        {
            ReadResult(ref frame);
            return null;
        }
        catch (Exception exception)
        {
            return new TaskSerializationException(
                $"The result of task kind '{kind}' cannot be read: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>The error that a worker has sent in place of a result.</summary>
    public WorkerTaskException ReadFailure(ref Frame frame)
    {
        var step = (FailureKind)frame.Byte();
        var error = RemoteError.Read(ref frame);
        return step switch
        {
            FailureKind.UnknownKind => new UnknownTaskKindException(kind),
            FailureKind.Argument => new TaskSerializationException(
                $"The argument of task kind '{kind}' cannot be read in the worker: {error.Message}"
            ),
            FailureKind.Result => new TaskSerializationException(
                $"The result of task kind '{kind}' cannot be sent: {error.Message}"
            ),
            _ => new RemoteTaskException(error.Type, error.Message, error.Details, error.Kind),
        };
    }

    protected abstract void ReadResult(ref Frame frame);

    /// <summary>Ends it with the result read, or with the error.</summary>
    public void Deliver(WorkerTaskException? error, int workerNumber, int processId)
    {
        Elapsed = Stopwatch.GetElapsedTime(startedAt);
        Telemetry.End(activity, kind, error, Elapsed);
        DeliverOutcome(error, workerNumber, processId);
    }

    protected abstract void DeliverOutcome(WorkerTaskException? error, int workerNumber, int processId);

    /// <summary>Ends it since the pool does.</summary>
    public abstract void Break(WorkerPoolException error);
}

/// <summary>What a task may take: its own options, or else the pool's.</summary>
/// <param name="Time">How long it may run; null: as long as it likes.</param>
/// <param name="Retries">How often it is tried again after its worker ended.</param>
/// <param name="Cancel">How long it may go on once nobody waits for it.</param>
/// <param name="Progress">Who is told how far a map of such tasks has come.</param>
internal sealed record TaskLimits(TimeSpan? Time, int Retries, TimeSpan Cancel, IProgress<MapProgress>? Progress = null)
{
    /// <summary>Checks a task's options and completes them.</summary>
    public static TaskLimits Of(WorkerPoolOptions pool, WorkerTaskOptions? task)
    {
        var time = task?.Timeout ?? pool.TaskTimeout;
        return new TaskLimits(
            time == Timeout.InfiniteTimeSpan ? null : time,
            task?.Retries ?? pool.Retries,
            task?.CancelTimeout ?? pool.CancelTimeout,
            task?.Progress
        );
    }
}
