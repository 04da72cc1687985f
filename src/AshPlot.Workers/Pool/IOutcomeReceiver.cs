namespace AshPlot.Workers.Pool;

/// <summary>Who waits for a task's outcome. Whatever comes first counts; the rest is ignored.</summary>
internal interface IOutcomeReceiver<TArgument, TResult>
{
    /// <summary>True once nobody waits any more: the task need not run.</summary>
    bool IsGone { get; }

    /// <returns>False if nobody waits for it any more.</returns>
    bool TryReceive(TaskOutcome<TArgument, TResult> outcome);

    /// <summary>The pool ended before the task was done.</summary>
    void Break(WorkerPoolException error);
}
