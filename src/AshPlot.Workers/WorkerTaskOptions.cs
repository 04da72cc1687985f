namespace AshPlot.Workers;

/// <summary>
/// What differs for one task, or for the tasks of one map, from the pool's options. Null: as the pool's.
/// </summary>
public sealed record WorkerTaskOptions
{
    /// <summary>
    /// As <see cref="WorkerPoolOptions.TaskTimeout"/>; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: no
    /// limit.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>As <see cref="WorkerPoolOptions.Retries"/>.</summary>
    public int? Retries { get; init; }

    /// <summary>As <see cref="WorkerPoolOptions.CancelTimeout"/>.</summary>
    public TimeSpan? CancelTimeout { get; init; }

    /// <summary>
    /// For a map: gets how far it has come, each time just before an outcome is yielded, on the thread that enumerates.
    /// </summary>
    public IProgress<MapProgress>? Progress { get; init; }

    internal void Check()
    {
        WorkerPoolOptions.CheckPositive(Timeout ?? TimeSpan.MaxValue, nameof(Timeout));
        ArgumentOutOfRangeException.ThrowIfNegative(Retries ?? 0, nameof(Retries));
        WorkerPoolOptions.CheckNotNegative(CancelTimeout ?? TimeSpan.Zero, nameof(CancelTimeout));
    }
}

/// <summary>How far a map has come.</summary>
/// <param name="Done">How many of its outcomes were yielded so far.</param>
/// <param name="Failed">How many of them are failures.</param>
public readonly record struct MapProgress(int Done, int Failed);
