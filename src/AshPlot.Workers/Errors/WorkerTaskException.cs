namespace AshPlot.Workers;

/// <summary>One task failed; the pool and its other tasks go on.</summary>
public abstract class WorkerTaskException : WorkerPoolException
{
    private protected WorkerTaskException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
