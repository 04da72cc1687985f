namespace AshPlot.Workers;

/// <summary>The parent that holds the shared dictionary is gone, or is stopping this worker.</summary>
public sealed class SharedDictionaryUnavailableException : WorkerPoolException
{
    internal SharedDictionaryUnavailableException(string dictionary)
        : base($"The shared dictionary '{dictionary}' cannot be reached: the parent process has closed its channel.")
    {
    }
}
