using System.Globalization;

namespace AshPlot.Workers;

/// <summary>One task failed; the pool and its other tasks go on.</summary>
public abstract class WorkerTaskException : WorkerPoolException
{
    private protected WorkerTaskException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}

/// <summary>The task's handler threw in the worker. The worker stays in service.</summary>
public sealed class RemoteTaskException : WorkerTaskException
{
    internal RemoteTaskException(string remoteType, string message, string remoteStackTrace, TaskError? kind)
        : base(message)
    {
        RemoteType = remoteType;
        RemoteStackTrace = remoteStackTrace;
        Kind = kind;
    }

    /// <summary>Full name of the exception's type in the worker. Text only: no type is loaded by this name.</summary>
    public string RemoteType { get; }

    /// <summary>
    /// What <see cref="WorkerRegistry.DescribeErrors"/> says of the exception; null where it says nothing.
    /// </summary>
    public TaskError? Kind { get; }

    /// <summary>
    /// The worker's own rendering of the exception: type, message, stack, and those of its inner exceptions.
    /// </summary>
    public string RemoteStackTrace { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().FullName}: {Message}{Environment.NewLine} ---> in the worker: {RemoteStackTrace}{Environment.NewLine}{StackTrace}";
}

/// <summary>
/// What a parent must know, beside its message, of an exception that a task threw: enough to make one of the same sort.
/// </summary>
/// <param name="Kind">The sort of error, a word that parent and worker have agreed on.</param>
/// <param name="Data">What belongs to it, in whatever form they have agreed on. One of over 20,000 characters does not
/// travel, nor does its kind.</param>
public sealed record TaskError(string Kind, string Data);

/// <summary>
/// The task's argument or result could not be written as JSON, read back, or is larger than a frame may be.
/// </summary>
public sealed class TaskSerializationException : WorkerTaskException
{
    internal TaskSerializationException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}

/// <summary>The worker's <see cref="WorkerRegistry"/> holds no task kind of this name.</summary>
public sealed class UnknownTaskKindException : WorkerTaskException
{
    internal UnknownTaskKindException(string kind)
        : base(
            $"The worker knows no task kind named '{kind}'. Add it to the registry that the worker is started with."
        ) => Kind = kind;

    /// <summary>The name that was asked for.</summary>
    public string Kind { get; }
}

/// <summary>The worker's process ended while it ran the task, at the last attempt that was allowed.</summary>
public sealed class WorkerDiedException : WorkerTaskException
{
    internal WorkerDiedException(int processId, WorkerExit exit, string standardErrorTail, string doing)
        : base($"Worker process {processId} ended with {exit} {doing}." + Quote(standardErrorTail))
    {
        ProcessId = processId;
        Exit = exit;
        StandardErrorTail = standardErrorTail;
    }

    /// <summary>The process that ended.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code, or the signal that ended it.</summary>
    public WorkerExit Exit { get; }

    /// <summary>
    /// The last few kilobytes that the process wrote to its standard error; empty if it wrote nothing.
    /// </summary>
    public string StandardErrorTail { get; }

    internal static string Quote(string tail) =>
        tail.Length == 0 ? "" : $"{Environment.NewLine}Its standard error ended with:{Environment.NewLine}{tail}";
}

/// <summary>
/// The task ran longer than <see cref="WorkerPoolOptions.TaskTimeout"/>; its worker was killed and replaced.
/// </summary>
public sealed class TaskTimeoutException : WorkerTaskException
{
    internal TaskTimeoutException(int processId, TimeSpan limit)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The task ran longer than its limit of {limit.TotalSeconds:0.###} s; worker process {processId} was killed."
            )
        )
    {
        ProcessId = processId;
        Limit = limit;
    }

    /// <summary>The process that was killed.</summary>
    public int ProcessId { get; }

    /// <summary>The limit that was exceeded.</summary>
    public TimeSpan Limit { get; }
}

/// <summary>
/// The worker took more memory for the task than <see cref="WorkerPoolOptions.WorkerMemoryLimit"/>; it was killed and
/// replaced.
/// </summary>
public sealed class WorkerMemoryException : WorkerTaskException
{
    internal WorkerMemoryException(int processId, long limit, long used)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Worker process {processId} took {used / 1e6:0} MB of memory for the task, over its limit of {limit / 1e6:0.###} MB, and was killed."
            )
        )
    {
        ProcessId = processId;
        Limit = limit;
        Used = used;
    }

    /// <summary>The process that was killed.</summary>
    public int ProcessId { get; }

    /// <summary>The limit that was exceeded, in bytes.</summary>
    public long Limit { get; }

    /// <summary>What the worker had when it was killed, in bytes.</summary>
    public long Used { get; }
}
