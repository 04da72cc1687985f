namespace AshPlot.Workers.Pool;

/// <summary>The way of tasks into a pool, one by one or for a map.</summary>
internal sealed class Dispatcher(PoolState state, SlotSet slots)
{
    private readonly TaskLimits limits = TaskLimits.Of(state.Options, null);
    private long lastTask;

    /// <summary>The limits of tasks with these options; the pool's where there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TaskLimits LimitsOf(WorkerTaskOptions? options)
    {
        if (options is null)
            return limits;
        options.Check();
        return TaskLimits.Of(state.Options, options);
    }

    /// <summary>How many tasks of a map may be on their way.</summary>
    public int Window => state.Window;

    /// <summary>Gives the pool a task whose outcome somebody waits for.</summary>
    /// <exception cref="InvalidOperationException">The pool takes no more tasks.</exception>
    public void Give<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        TArgument argument,
        TaskLimits how,
        IOutcomeReceiver<TArgument, TResult> receiver
    ) => Add(MakeItem(kind, argument, how, receiver));

    /// <summary>Gives the pool a task and waits for its outcome.</summary>
    /// <inheritdoc cref="Give"/>
    public Task<TaskOutcome<TArgument, TResult>> RunAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        TArgument argument,
        TaskLimits how,
        CancellationToken cancellation
    )
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<TaskOutcome<TArgument, TResult>>(cancellation);
        var receiver = new SingleReceiver<TArgument, TResult>();
        var item = MakeItem(kind, argument, how, receiver);
        receiver.CancelBy(cancellation, state, item);
        try
        {
            Add(item);
        }
        catch
        {
            receiver.Forget();
            throw;
        }

        if (cancellation.IsCancellationRequested)
            state.Cancel(item); // it may have been added just after it was cancelled
        return receiver.Outcome;
    }

    /// <summary>
    /// Takes back the tasks of somebody who waits for them no more, and has workers end those that they have.
    /// </summary>
    public void CancelAllFor(object receiver)
    {
        state.Queue.RemoveAllFor(receiver);
        foreach (var slot in slots.All())
            slot.CancelAllFor(receiver);
    }

    private WorkItem<TArgument, TResult> MakeItem<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        TArgument argument,
        TaskLimits how,
        IOutcomeReceiver<TArgument, TResult> receiver
    ) => new(Interlocked.Increment(ref lastTask), kind, argument, how, receiver);

    private void Add(WorkItem item)
    {
        if (state.Queue.TryAdd(item))
            return;
        ObjectDisposedException.ThrowIf(slots.IsDisposed, typeof(WorkerPool));
        if (state.Reason is { } reason)
            item.Break(reason);
        else if (slots.IsFinishing)
            throw new InvalidOperationException("The pool accepts no more tasks: FinishAsync was called.");
    }
}
