namespace AshPlot.Workers;

/// <summary>The task's argument or result could not be written as JSON, read back, or is larger than a frame may be.</summary>
public sealed class TaskSerializationException : WorkerTaskException
{
    internal TaskSerializationException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
