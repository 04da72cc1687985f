namespace AshPlot.Workers.Pool;

/// <summary>Where a worker is in its life.</summary>
internal enum WorkerState
{
    /// <summary>Its process starts and its initializer runs.</summary>
    Starting,

    /// <summary>Ready, without a task.</summary>
    Idle,

    /// <summary>Has a task.</summary>
    Busy,

    /// <summary>Had a task for too long, or took too much memory for it, and is being killed.</summary>
    Overdue,

    /// <summary>Its channel has ended; nothing more comes from it.</summary>
    Ended,
}
