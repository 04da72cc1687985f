using System.Globalization;

namespace AshPlot.Workers;

/// <summary>The worker took more memory for the task than <see cref="WorkerPoolOptions.WorkerMemoryLimit"/>; it was killed and replaced.</summary>
public sealed class WorkerMemoryException : WorkerTaskException
{
    internal WorkerMemoryException(int processId, long limit, long used)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"Worker process {processId} took {used / 1e6:0} MB of memory for the task, over its limit of {limit / 1e6:0.###} MB, and was killed."))
    {
        ProcessId = processId;
        Limit = limit;
        Used = used;
    }

    /// <summary>The process that was killed.</summary>
    public int ProcessId { get; }

    /// <summary>The limit that was exceeded, in bytes.</summary>
    public long Limit { get; }

    /// <summary>What the worker had when it was killed, in bytes.</summary>
    public long Used { get; }
}
