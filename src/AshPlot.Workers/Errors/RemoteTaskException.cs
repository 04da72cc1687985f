namespace AshPlot.Workers;

/// <summary>The task's handler threw in the worker. The worker stays in service.</summary>
public sealed class RemoteTaskException : WorkerTaskException
{
    internal RemoteTaskException(string remoteType, string message, string remoteStackTrace, TaskError? kind) : base(message)
    {
        RemoteType = remoteType;
        RemoteStackTrace = remoteStackTrace;
        Kind = kind;
    }

    /// <summary>Full name of the exception's type in the worker. Text only: no type is loaded by this name.</summary>
    public string RemoteType { get; }

    /// <summary>What <see cref="WorkerRegistry.DescribeErrors"/> says of the exception; null where it says nothing.</summary>
    public TaskError? Kind { get; }

    /// <summary>The worker's own rendering of the exception: type, message, stack, and those of its inner exceptions.</summary>
    public string RemoteStackTrace { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().FullName}: {Message}{Environment.NewLine} ---> in the worker: {RemoteStackTrace}{Environment.NewLine}{StackTrace}";
}

/// <summary>What a parent must know, beside its message, of an exception that a task threw: enough to make one of the same sort.</summary>
/// <param name="Kind">The sort of error, a word that parent and worker have agreed on.</param>
/// <param name="Data">What belongs to it, in whatever form they have agreed on. One of over 20,000 characters does not travel, nor does its kind.</param>
public sealed record TaskError(string Kind, string Data);
