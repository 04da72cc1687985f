namespace AshPlot.Workers.Pool;

/// <summary>
/// The tasks that a worker has and has not answered, in their order: at most two, of which it answers the first one first. Not
/// thread-safe: its owner holds a lock.
/// </summary>
internal sealed class TasksInHand
{
    private readonly ReusableWait<Reply>[] replies = [new(), new()];
    private WorkItem? second;
    private int turn;

    /// <summary>The task that is answered next; null where there is none.</summary>
    public WorkItem? First { get; private set; }

    /// <summary>Whether a task is one of them.</summary>
    public bool Contains(WorkItem item) => First == item || second == item;

    /// <summary>One of them that this receiver waits for, and after which it was not asked; null where there is none.</summary>
    public WorkItem? FindFor(object receiver) =>
        First is { IsCancelSent: false } first && first.IsFor(receiver) ? first
        : second is { IsCancelSent: false } other && other.IsFor(receiver) ? other : null;

    /// <summary>Adds a task. Becoming the first one counts as an attempt.</summary>
    /// <returns>What will be answered to it.</returns>
    /// <exception cref="InvalidOperationException">There are two.</exception>
    public ValueTask<Reply> Add(WorkItem item)
    {
        if (second is not null)
            throw new InvalidOperationException("A worker has at most two tasks in flight.");
        if (First is not null)
        {
            second = item;
            return replies[1 - turn].Arm();
        }

        First = item;
        item.CountAttempt();
        return replies[turn].Arm();
    }

    /// <summary>Takes out the first task; the second one takes its place.</summary>
    /// <returns>Where its reply is to be set.</returns>
    public ReusableWait<Reply> RemoveFirst()
    {
        var reply = replies[turn];
        turn = 1 - turn;
        (First, second) = (second, null);
        First?.CountAttempt();
        return reply;
    }

    /// <summary>Takes out all tasks, of which none is begun by that.</summary>
    /// <returns>Where their replies are to be set, in order.</returns>
    public ReusableWait<Reply>[] Clear()
    {
        ReusableWait<Reply>[] pending = First is null ? [] : second is null ? [replies[turn]] : [replies[turn], replies[1 - turn]];
        (First, second) = (null, null);
        return pending;
    }
}
