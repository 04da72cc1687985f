namespace AshPlot.Workers;

/// <summary>The start method does not exist on this platform or is not safe in this process.</summary>
public sealed class StartMethodNotSupportedException : WorkerPoolException
{
    internal StartMethodNotSupportedException(StartMethod startMethod, string reason)
        : base($"Workers cannot be started by {startMethod}: {reason}") => StartMethod = startMethod;

    /// <summary>What was asked for.</summary>
    public StartMethod StartMethod { get; }
}
