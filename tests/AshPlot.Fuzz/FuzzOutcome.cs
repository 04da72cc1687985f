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

    /// <summary>It took too long, and the worker process was ended. Must not happen.</summary>
    Hung,

    /// <summary>An exception that is not typed, or a message or path that breaks the rules. Must not happen.</summary>
    Unhandled,

    /// <summary>The worker process took more memory than it may. Must not happen.</summary>
    OverMemory,
}
