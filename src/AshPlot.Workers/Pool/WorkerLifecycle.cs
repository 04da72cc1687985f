namespace AshPlot.Workers.Pool;

/// <summary>
/// The states of one worker and the steps between them:
/// <code>
/// Starting -> Idle &lt;-> Busy -> Overdue
///     \        |       |        |
///      +-------+-> Ended &lt;------+
/// </code>
/// Any other step is a fault of the pool and throws. Not thread-safe: its owner holds a lock.
/// </summary>
internal sealed class WorkerLifecycle
{
    public WorkerState State { get; private set; }

    public bool HasTask => State is WorkerState.Busy or WorkerState.Overdue;

    /// <exception cref="InvalidOperationException">There is no such step.</exception>
    public void Move(WorkerState next)
    {
        if (!IsStep(State, next))
            throw new InvalidOperationException($"A worker that is {State} cannot become {next}.");
        State = next;
    }

    internal static bool IsStep(WorkerState from, WorkerState to) =>
        (from, to) switch
        {
            (WorkerState.Starting, WorkerState.Idle) => true,
            (WorkerState.Idle, WorkerState.Busy) => true,
            (WorkerState.Busy, WorkerState.Idle) => true,
            (WorkerState.Busy, WorkerState.Overdue) => true,
            (WorkerState.Ended, WorkerState.Ended) => false,
            (_, WorkerState.Ended) => true,
            _ => false,
        };
}

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
