namespace AshPlot.Workers;

/// <summary>How a pool gets its workers. Fixed for a pool's life; never chosen silently.</summary>
public enum StartMethod
{
    /// <summary>A new process per worker, started from the executable. Safe everywhere, hence the default.</summary>
    Spawn,

    /// <summary>Each worker is forked from a clean, warmed copy of the program. Linux only.</summary>
    Fork,

    /// <summary>Threads of this process: for comparison and debugging. A worker that crashes takes the process along.</summary>
    Threads,

    /// <summary>One thread of this process, one task after the other: for debugging.</summary>
    Serial,
}
