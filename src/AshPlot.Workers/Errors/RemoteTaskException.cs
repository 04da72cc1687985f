namespace AshPlot.Workers;

/// <summary>The task's handler threw in the worker. The worker stays in service.</summary>
public sealed class RemoteTaskException : WorkerTaskException
{
    internal RemoteTaskException(string remoteType, string message, string remoteStackTrace) : base(message)
    {
        RemoteType = remoteType;
        RemoteStackTrace = remoteStackTrace;
    }

    /// <summary>Full name of the exception's type in the worker. Text only: no type is loaded by this name.</summary>
    public string RemoteType { get; }

    /// <summary>The worker's own rendering of the exception: type, message, stack, and those of its inner exceptions.</summary>
    public string RemoteStackTrace { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().FullName}: {Message}{Environment.NewLine} ---> in the worker: {RemoteStackTrace}{Environment.NewLine}{StackTrace}";
}
