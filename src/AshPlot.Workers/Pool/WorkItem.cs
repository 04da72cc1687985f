using System.Diagnostics;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>A task on its way through the pool.</summary>
internal abstract class WorkItem(long id, string kind, bool overlaps)
{
    private long startedAt;

    public long Id => id;

    public string Kind => kind;

    /// <summary>Whether a worker may have it together with another one of its kind.</summary>
    public bool MayHaveCompany { get; private set; } = overlaps;

    /// <summary>How often it was a worker's first task in hand.</summary>
    public int Attempts { get; private set; }

    protected TimeSpan Elapsed => Stopwatch.GetElapsedTime(startedAt);

    /// <summary>True if nobody waits for it any more.</summary>
    public abstract bool IsGone { get; }

    /// <summary>From now on it is given to a worker by itself: should that one end too, it is clear by whose fault.</summary>
    public void KeepAlone() => MayHaveCompany = false;

    public void CountAttempt()
    {
        Attempts++;
        startedAt = Stopwatch.GetTimestamp();
    }

    public abstract void WriteArgument(FrameWriter writer);

    /// <summary>Reads the result; an error if that cannot be done.</summary>
    public WorkerTaskException? TryReadResult(ReadOnlySpan<byte> json)
    {
        try
        {
            ReadResult(json);
            return null;
        }
        catch (Exception exception)
        {
            return new TaskSerializationException($"The result of task kind '{kind}' cannot be read: {exception.Message}", exception);
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
            FailureKind.Argument => new TaskSerializationException($"The argument of task kind '{kind}' cannot be read in the worker: {error.Message}"),
            FailureKind.Result => new TaskSerializationException($"The result of task kind '{kind}' cannot be sent: {error.Message}"),
            _ => new RemoteTaskException(error.Type, error.Message, error.Details),
        };
    }

    protected abstract void ReadResult(ReadOnlySpan<byte> json);

    /// <summary>Ends it with the result read, or with the error.</summary>
    public abstract void Deliver(WorkerTaskException? error, int workerNumber, int processId);

    /// <summary>Ends it since the pool does.</summary>
    public abstract void Break(WorkerPoolException error);
}
