namespace AshPlot.Fuzz;

/// <summary>How an input ended.</summary>
public enum FuzzOutcome
{
    /// <summary>It was taken to the end: the damage did no harm that anybody could see.</summary>
    Accepted,

    /// <summary>Refused with a message of one line.</summary>
    Refused,

    /// <summary>The worker process died in a native library, nobody else did. Workers are there for this.</summary>
    Crashed,

    /// <summary>
    /// The worker process was ended by the time limit while native code might read, as <c>--task-timeout</c> does; the
    /// command then names the file.
    /// </summary>
    EndedByTime,

    /// <summary>
    /// The worker process was ended by the memory limit while native code might read, as <c>--worker-memory</c> does;
    /// the command then names the file.
    /// </summary>
    EndedByMemory,

    /// <summary>
    /// It took too long where no limit of the product ends it, or went on long after the limit. Must not happen.
    /// </summary>
    Hung,

    /// <summary>An exception that is not typed, or a message or path that breaks the rules. Must not happen.</summary>
    Unhandled,

    /// <summary>It took more memory than it may, and no limit of the product ended it. Must not happen.</summary>
    OverMemory,
}
