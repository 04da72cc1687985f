namespace AshPlot.Workers;

/// <summary>The root of everything that a <see cref="WorkerPool"/> throws of its own accord.</summary>
public class WorkerPoolException : Exception
{
    /// <summary>Makes the error.</summary>
    public WorkerPoolException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
