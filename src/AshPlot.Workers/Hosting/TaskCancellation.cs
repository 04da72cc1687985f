namespace AshPlot.Workers.Hosting;

/// <summary>The way by which a task in its worker learns that nobody waits for it any more.</summary>
/// <param name="id">The task.</param>
/// <param name="link">Whence it is told.</param>
internal sealed class TaskCancellation(long id, ParentLink link)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? source;
    private bool cancelled;

    public long Id => id;

    /// <summary>
    /// True once somebody has asked for the token, for whom a thread then reads what the parent says.
    /// </summary>
    public bool IsHeeded => Volatile.Read(ref source) is not null;

    /// <summary>
    /// A token for the handler; the first call has a thread listen to the parent until the task is answered.
    /// </summary>
    /// <param name="stopping">Cancels it as well.</param>
    public CancellationToken Token(CancellationToken stopping)
    {
        lock (gate)
        {
            if (source is not null)
                return source.Token;
            source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            if (cancelled)
                source.Cancel();
        }

        link.Listen();
        return source.Token;
    }

    /// <summary>Returns at once: what the handler has registered runs on a thread of the thread pool.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            cancelled = true;
            source?.CancelAsync();
        }
    }

    /// <summary>Undoes the link to what cancels all tasks.</summary>
    public void End()
    {
        link.EndTask(this);
        lock (gate)
            source?.Dispose();
    }
}
