namespace AshPlot.Workers.Pool;

/// <summary>What a task may take: its own options, or else the pool's.</summary>
/// <param name="Time">How long it may run; null: as long as it likes.</param>
/// <param name="Retries">How often it is tried again after its worker ended.</param>
/// <param name="Cancel">How long it may go on once nobody waits for it.</param>
internal sealed record TaskLimits(TimeSpan? Time, int Retries, TimeSpan Cancel)
{
    /// <summary>Checks a task's options and completes them.</summary>
    public static TaskLimits Of(WorkerPoolOptions pool, WorkerTaskOptions? task)
    {
        var time = task?.Timeout ?? pool.TaskTimeout;
        return new TaskLimits(
            time == Timeout.InfiniteTimeSpan ? null : time, task?.Retries ?? pool.Retries, task?.CancelTimeout ?? pool.CancelTimeout);
    }
}
