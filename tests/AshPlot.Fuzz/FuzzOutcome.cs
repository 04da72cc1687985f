namespace AshPlot.Fuzz;

/// <summary>How reading a damaged file ended.</summary>
public enum FuzzOutcome
{
    /// <summary>Every slice was read: the damage did no harm that anybody could see.</summary>
    Read,

    /// <summary>Refused with a message of one line.</summary>
    Refused,

    /// <summary>The worker process died, nobody else did. Workers are there for this.</summary>
    Crashed,

    /// <summary>The worker process took too long and was replaced.</summary>
    TimedOut,

    /// <summary>Anything else: what must not happen.</summary>
    Failed,
}
