namespace AshPlot.Workers.Pool;

/// <summary>Waits for one task.</summary>
internal sealed class SingleReceiver<TArgument, TResult> : IOutcomeReceiver<TArgument, TResult>
{
    private readonly TaskCompletionSource<TaskOutcome<TArgument, TResult>> completion = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private CancellationTokenRegistration registration;

    public bool IsGone => completion.Task.IsCompleted;

    public Task<TaskOutcome<TArgument, TResult>> Outcome => completion.Task;

    /// <summary>
    /// Has the wait end by the token, and the task with it. To be called before the task is on its way.
    /// </summary>
    public void CancelBy(CancellationToken cancellation, PoolState pool, WorkItem item)
    {
        if (!cancellation.CanBeCanceled)
            return;
        registration = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var (receiver, pool, item) = ((SingleReceiver<TArgument, TResult>, PoolState, WorkItem))state!;
                if (receiver.completion.TrySetCanceled(token))
                    pool.Cancel(item);
            },
            (this, pool, item)
        );
    }

    /// <summary>Does not listen to the token any more.</summary>
    public void Forget() => registration.Unregister();

    public bool TryReceive(TaskOutcome<TArgument, TResult> outcome)
    {
        Forget();
        return completion.TrySetResult(outcome);
    }

    public void Break(WorkerPoolException error)
    {
        Forget();
        completion.TrySetException(error);
        // A caller that has given up must not make this an unobserved exception.
        _ = completion.Task.Exception;
    }
}
