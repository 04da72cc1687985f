namespace AshPlot.Workers.Pool;

/// <summary>Waits for one task.</summary>
internal sealed class SingleReceiver<TArgument, TResult>(CancellationToken cancellation) : IOutcomeReceiver<TArgument, TResult>
{
    private readonly TaskCompletionSource<TaskOutcome<TArgument, TResult>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsGone => cancellation.IsCancellationRequested || completion.Task.IsCompleted;

    public Task<TaskOutcome<TArgument, TResult>> Outcome =>
        cancellation.CanBeCanceled ? completion.Task.WaitAsync(cancellation) : completion.Task;

    public void Receive(TaskOutcome<TArgument, TResult> outcome) => completion.TrySetResult(outcome);

    public void Break(WorkerPoolException error)
    {
        completion.TrySetException(error);
        // A caller that has given up must not make this an unobserved exception.
        _ = completion.Task.Exception;
    }
}
