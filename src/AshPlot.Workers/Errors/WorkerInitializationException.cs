namespace AshPlot.Workers;

/// <summary>The initializer threw in a worker, so no worker of this pool can ever be ready.</summary>
public sealed class WorkerInitializationException : WorkerPoolException
{
    internal WorkerInitializationException(string remoteType, string message, string remoteStackTrace)
        : base($"A worker's initializer failed: {message}")
    {
        RemoteType = remoteType;
        RemoteStackTrace = remoteStackTrace;
    }

    /// <summary>Full name of the exception's type in the worker.</summary>
    public string RemoteType { get; }

    /// <summary>The worker's own rendering of the exception, with its stack.</summary>
    public string RemoteStackTrace { get; }
}
