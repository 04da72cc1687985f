using System.Diagnostics;

namespace AshPlot.Workers.Pool;

/// <summary>Tells when a worker has done enough, or has grown too much, and is to be replaced by a new one.</summary>
internal sealed class WorkerAge
{
    private readonly WorkerPoolOptions options;
    private readonly long? firstSize;

    /// <summary>To be made when the worker is ready: its memory then is what growth is counted from.</summary>
    public WorkerAge(WorkerPoolOptions options, int processId)
    {
        this.options = options;
        if (options.RecycleAfterGrowth is not null && options.StartMethod is (StartMethod.Spawn or StartMethod.Fork))
            firstSize = SizeOf(processId);
    }

    /// <summary>True if the worker is to be replaced after the task it has just done.</summary>
    public bool IsOver(WorkerConnection worker) =>
        worker.TaskCount >= options.RecycleAfterTasks
        || (firstSize is { } first && SizeOf(worker.ProcessId) - first >= options.RecycleAfterGrowth);

    /// <summary>
    /// The resident memory in bytes; null for a process that is gone, which its channel's end tells anyway.
    /// </summary>
    private static long? SizeOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
