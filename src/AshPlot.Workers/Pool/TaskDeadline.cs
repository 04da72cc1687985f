namespace AshPlot.Workers.Pool;

/// <summary>
/// When a worker's task is overdue: at its time limit, or so long after it was cancelled. Not thread-safe.
/// </summary>
internal sealed class TaskDeadline : IAsyncDisposable
{
    private readonly RunningClock clock;
    private readonly Timer timer;
    private long limitEnd = long.MaxValue;
    private long cancelEnd = long.MaxValue;
    private long timerEnd = long.MaxValue;

    /// <param name="clock">The time that the limits mean.</param>
    /// <param name="look">Is called, on a thread of the pool, when it is time to ask whether the task is
    /// overdue.</param>
    public TaskDeadline(RunningClock clock, Action look)
    {
        this.clock = clock;
        timer = new Timer(static action => ((Action)action!)(), look, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>A task begins.</summary>
    /// <param name="limit">How long it may take; null for ever.</param>
    public void BeginTask(TimeSpan? limit)
    {
        limitEnd = limit is { } time ? EndOf(time) : long.MaxValue;
        cancelEnd = long.MaxValue;
        SetTimer();
    }

    /// <summary>The task was cancelled.</summary>
    /// <param name="grace">How long it may go on.</param>
    public void BeginCancel(TimeSpan grace)
    {
        cancelEnd = EndOf(grace);
        SetTimer();
    }

    /// <summary>Says that the timer has rung; it is to be set again for a task that is not overdue.</summary>
    public void Rang() => timerEnd = long.MaxValue;

    /// <summary>
    /// Whether the task is overdue; else looks again later, since the timer was meant for a task before, or this
    /// process was suspended meanwhile.
    /// </summary>
    /// <param name="byLimit">True if its time limit is over, false if it was cancelled.</param>
    public bool IsOverdue(out bool byLimit)
    {
        var now = clock.Now;
        byLimit = now >= limitEnd;
        if (byLimit || now >= cancelEnd)
            return true;
        SetTimer();
        return false;
    }

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private long EndOf(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? long.MaxValue : clock.Now + (long)time.TotalMilliseconds;

    /// <summary>A timer that is due earlier is left alone: it then looks again. It waits for 24 days at most.</summary>
    private void SetTimer()
    {
        var end = Math.Min(limitEnd, cancelEnd);
        if (end >= timerEnd)
            return;
        timerEnd = end;
        timer.Change(Math.Clamp(end - clock.Now, 0, int.MaxValue), Timeout.Infinite);
    }
}
