namespace AshPlot.Workers;

/// <summary>
/// A shared dictionary's journal cannot be opened, is damaged, or cannot be written. A change that could not be journalled
/// was not made.
/// </summary>
public sealed class DictionaryJournalException : WorkerPoolException
{
    internal DictionaryJournalException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
