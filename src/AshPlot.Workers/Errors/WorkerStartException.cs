namespace AshPlot.Workers;

/// <summary>A worker could not be started: program missing, ended early, did not connect in time, or speaks another version.</summary>
public sealed class WorkerStartException : WorkerPoolException
{
    internal WorkerStartException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }

    /// <summary>True if another start may well succeed: a signal has ended the worker, or the system was short of something.</summary>
    internal bool MayPass { get; init; }
}
