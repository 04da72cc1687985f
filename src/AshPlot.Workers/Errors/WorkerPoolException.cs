namespace AshPlot.Workers;

/// <summary>The root of everything that a <see cref="WorkerPool"/> throws of its own accord.</summary>
public class WorkerPoolException : Exception
{
    /// <summary>Makes the error.</summary>
    public WorkerPoolException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}

/// <summary>The pool cannot run any task any more; the inner exception says why.</summary>
public sealed class WorkerPoolBrokenException : WorkerPoolException
{
    internal WorkerPoolBrokenException(Exception cause)
        : base($"The worker pool is broken: {cause.Message}", cause) { }
}

/// <summary>The pool was disposed of before the task was done.</summary>
public sealed class WorkerPoolStoppedException : WorkerPoolException
{
    internal WorkerPoolStoppedException()
        : base("The worker pool was stopped before the task was done.") { }
}

/// <summary>
/// A worker could not be started: program missing, ended early, did not connect in time, or speaks another version.
/// </summary>
public sealed class WorkerStartException : WorkerPoolException
{
    internal WorkerStartException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>
    /// True if another start may well succeed: a signal has ended the worker, or the system was short of something.
    /// </summary>
    internal bool MayPass { get; init; }
}

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

/// <summary>The start method does not exist on this platform or is not safe in this process.</summary>
public sealed class StartMethodNotSupportedException : WorkerPoolException
{
    internal StartMethodNotSupportedException(StartMethod startMethod, string reason)
        : base($"Workers cannot be started by {startMethod}: {reason}") => StartMethod = startMethod;

    /// <summary>What was asked for.</summary>
    public StartMethod StartMethod { get; }
}

/// <summary>
/// The process from which workers are forked has ended, and its workers with it: none can be had any more.
/// </summary>
public sealed class ZygoteEndedException : WorkerPoolException
{
    internal ZygoteEndedException(int processId, WorkerExit exit, string standardErrorTail)
        : base(
            $"The zygote, process {processId}, from which workers are forked has ended with {exit}."
                + WorkerDiedException.Quote(standardErrorTail)
        )
    {
        ProcessId = processId;
        Exit = exit;
    }

    /// <summary>The process that ended.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code, or the signal that ended it.</summary>
    public WorkerExit Exit { get; }
}

/// <summary>
/// What a worker has asked of a shared dictionary, or the answer (as a rule a snapshot), is longer than
/// <see cref="WorkerPoolOptions.MaximumFrameLength"/>. Only that call fails.
/// </summary>
public sealed class SharedDictionaryTooLongException : WorkerPoolException
{
    internal SharedDictionaryTooLongException(string message)
        : base(message) { }

    internal static SharedDictionaryTooLongException ForRequest(string what, Exception cause) =>
        new($"A call of the {what} cannot be sent: {cause.Message}");

    internal static SharedDictionaryTooLongException ForReply(string dictionary, Exception cause) =>
        new($"The answer of the shared dictionary '{dictionary}' cannot be sent: {cause.Message}");
}

/// <summary>
/// The parent that holds the shared dictionary, or the shared array, is gone, or is stopping this worker.
/// </summary>
public sealed class SharedDictionaryUnavailableException : WorkerPoolException
{
    internal SharedDictionaryUnavailableException(string what)
        : base($"The {what} cannot be reached: the parent process has closed its channel.") { }
}

/// <summary>
/// A shared dictionary's journal cannot be opened, is damaged, or cannot be written. A change that could not be
/// journalled was not made.
/// </summary>
public sealed class DictionaryJournalException : WorkerPoolException
{
    internal DictionaryJournalException(string message, Exception? cause = null)
        : base(message, cause) { }
}
