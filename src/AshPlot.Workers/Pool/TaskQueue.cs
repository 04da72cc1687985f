namespace AshPlot.Workers.Pool;

/// <summary>
/// The tasks that no worker has yet, and the slots that wait for one. A task that is added while a slot waits goes
/// straight to it, on the thread that adds: that saves a switch of threads per task.
/// </summary>
internal sealed class TaskQueue
{
    private readonly Lock gate = new();
    private readonly LinkedList<WorkItem> items = new();

    // The slot that waited last is served first: its worker's memory is the warmest.
    private readonly List<ReusableWait<WorkItem?>> waiting = [];
    private bool closed;
    private bool emptied;

    /// <summary>True if no tasks are taken any more and none is left.</summary>
    public bool IsDrained
    {
        get
        {
            lock (gate)
                return closed && items.Count == 0;
        }
    }

    /// <summary>How many tasks wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return items.Count;
        }
    }

    /// <summary>Adds a task; false if no more are taken.</summary>
    public bool TryAdd(WorkItem item)
    {
        ReusableWait<WorkItem?>? waiter = null;
        lock (gate)
        {
            if (closed)
                return false;
            if (waiting.Count > 0)
                waiter = Take(waiting.Count - 1);
            else
                items.AddLast(item.Node ??= new LinkedListNode<WorkItem>(item));
        }

        waiter?.Complete(item);
        return true;
    }

    /// <summary>
    /// Puts a task back that a dead worker had, before all others; false if the queue was emptied for good.
    /// </summary>
    public bool TryReturn(WorkItem item)
    {
        ReusableWait<WorkItem?>? waiter = null;
        lock (gate)
        {
            if (emptied)
                return false;
            if (waiting.Count > 0)
                waiter = Take(waiting.Count - 1);
            else
                items.AddFirst(item.Node ??= new LinkedListNode<WorkItem>(item));
        }

        waiter?.Complete(item);
        return true;
    }

    /// <summary>
    /// The next task; null when there will be none, or when <see cref="Withdraw"/> has ended the wait.
    /// </summary>
    /// <param name="waiter">Whose wait it is.</param>
    /// <param name="last">True for a slot that has no worker: those that have one come before it.</param>
    public ValueTask<WorkItem?> TakeAsync(ReusableWait<WorkItem?> waiter, bool last = false)
    {
        lock (gate)
        {
            if (items.First is { } first)
            {
                items.RemoveFirst();
                return ValueTask.FromResult<WorkItem?>(first.Value);
            }

            if (closed)
                return ValueTask.FromResult<WorkItem?>(null);
            waiting.Insert(last ? 0 : waiting.Count, waiter);
            return waiter.Arm();
        }
    }

    /// <summary>Takes out a task that nobody waits for any more; false if it is not here.</summary>
    public bool TryRemove(WorkItem item)
    {
        lock (gate)
        {
            if (item.Node is not { List: not null } node)
                return false;
            items.Remove(node);
            return true;
        }
    }

    /// <summary>Takes out all tasks of somebody who waits for them no more.</summary>
    public void RemoveAllFor(object receiver)
    {
        lock (gate)
        {
            for (var node = items.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.IsFor(receiver))
                    items.Remove(node);
                node = next;
            }
        }
    }

    /// <summary>Ends a slot's wait, if it waits.</summary>
    public void Withdraw(ReusableWait<WorkItem?> waiter)
    {
        lock (gate)
        {
            if (!waiting.Remove(waiter))
                return;
        }

        waiter.Complete(null);
    }

    /// <summary>
    /// Takes no more tasks. Those there are stay to be taken, or are handed back if <paramref name="empty"/>.
    /// </summary>
    public IReadOnlyList<WorkItem> Close(bool empty)
    {
        ReusableWait<WorkItem?>[] released;
        WorkItem[] dropped = [];
        lock (gate)
        {
            closed = true;
            emptied |= empty;
            released = [.. waiting];
            waiting.Clear();
            if (empty)
            {
                dropped = [.. items];
                items.Clear();
            }
        }

        foreach (var waiter in released)
            waiter.Complete(null);
        return dropped;
    }

    private ReusableWait<WorkItem?> Take(int index)
    {
        var waiter = waiting[index];
        waiting.RemoveAt(index);
        return waiter;
    }
}
