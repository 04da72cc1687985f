namespace AshPlot.Workers;

/// <summary>One event for the parent's logger.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">The rendered message.</param>
/// <param name="ExceptionText">The exception's text, with its stack, or null.</param>
/// <param name="WorkerNumber">The worker, from 1.</param>
/// <param name="ProcessId">The worker's process.</param>
/// <param name="TaskId">The task that ran, or null where none did or it is not known (standard output and
/// error).</param>
/// <param name="Source">Where the event comes from.</param>
public sealed record WorkerLogEvent(
    WorkerLogLevel Level,
    string Message,
    string? ExceptionText,
    int WorkerNumber,
    int ProcessId,
    long? TaskId,
    WorkerLogSource Source
)
{
    /// <summary>
    /// When it happened, by the clock of the worker, or of the parent for what a worker wrote to its standard streams;
    /// UTC.
    /// </summary>
    public DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;
}

/// <summary>How grave a log event is. Numbers and names are those of Serilog's levels.</summary>
public enum WorkerLogLevel
{
    /// <summary>The finest detail.</summary>
    Verbose,

    /// <summary>For whoever develops the program.</summary>
    Debug,

    /// <summary>What a user may want to know.</summary>
    Information,

    /// <summary>Something is not as it should be.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The program cannot go on.</summary>
    Fatal,
}

/// <summary>Where a log event comes from.</summary>
public enum WorkerLogSource
{
    /// <summary>Code in the worker, through its <see cref="WorkerLog"/>.</summary>
    Worker,

    /// <summary>A line that the worker's process wrote to standard output.</summary>
    StandardOutput,

    /// <summary>A line that the worker's process wrote to standard error.</summary>
    StandardError,

    /// <summary>The pool itself, about the worker.</summary>
    Pool,
}
