namespace AshPlot.Workers;

/// <summary>The pool cannot run any task any more; the inner exception says why.</summary>
public sealed class WorkerPoolBrokenException : WorkerPoolException
{
    internal WorkerPoolBrokenException(Exception cause) : base($"The worker pool is broken: {cause.Message}", cause)
    {
    }
}
