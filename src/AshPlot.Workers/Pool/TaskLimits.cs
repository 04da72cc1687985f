namespace AshPlot.Workers.Pool;

/// <summary>What a task may take: its own options, or else the pool's.</summary>
/// <param name="Time">How long it may run; null: as long as it likes.</param>
/// <param name="Retries">How often it is tried again after its worker ended.</param>
/// <param name="Cancel">How long it may go on once nobody waits for it.</param>
/// <param name="Progress">Who is told how far a map of such tasks has come.</param>
internal sealed record TaskLimits(TimeSpan? Time, int Retries, TimeSpan Cancel, IProgress<MapProgress>? Progress = null)
{
    /// <summary>Checks a task's options and completes them.</summary>
    public static TaskLimits Of(WorkerPoolOptions pool, WorkerTaskOptions? task)
    {
        var time = task?.Timeout ?? pool.TaskTimeout;
        return new TaskLimits(
            time == Timeout.InfiniteTimeSpan ? null : time, task?.Retries ?? pool.Retries, task?.CancelTimeout ?? pool.CancelTimeout,
            task?.Progress);
    }
}
