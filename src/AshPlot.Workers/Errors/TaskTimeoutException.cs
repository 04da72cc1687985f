using System.Globalization;

namespace AshPlot.Workers;

/// <summary>The task ran longer than <see cref="WorkerPoolOptions.TaskTimeout"/>; its worker was killed and replaced.</summary>
public sealed class TaskTimeoutException : WorkerTaskException
{
    internal TaskTimeoutException(int processId, TimeSpan limit)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The task ran longer than its limit of {limit.TotalSeconds:0.###} s; worker process {processId} was killed."))
    {
        ProcessId = processId;
        Limit = limit;
    }

    /// <summary>The process that was killed.</summary>
    public int ProcessId { get; }

    /// <summary>The limit that was exceeded.</summary>
    public TimeSpan Limit { get; }
}
