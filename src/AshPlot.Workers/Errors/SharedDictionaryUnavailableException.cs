namespace AshPlot.Workers;

/// <summary>The parent that holds the shared dictionary, or the shared array, is gone, or is stopping this worker.</summary>
public sealed class SharedDictionaryUnavailableException : WorkerPoolException
{
    internal SharedDictionaryUnavailableException(string what)
        : base($"The {what} cannot be reached: the parent process has closed its channel.")
    {
    }
}
