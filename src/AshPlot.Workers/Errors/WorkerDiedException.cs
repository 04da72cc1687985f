namespace AshPlot.Workers;

/// <summary>The worker's process ended while it ran the task, at the last attempt that was allowed.</summary>
public sealed class WorkerDiedException : WorkerTaskException
{
    internal WorkerDiedException(int processId, WorkerExit exit, string standardErrorTail, string doing)
        : base($"Worker process {processId} ended with {exit} {doing}." + Quote(standardErrorTail))
    {
        ProcessId = processId;
        Exit = exit;
        StandardErrorTail = standardErrorTail;
    }

    /// <summary>The process that ended.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code, or the signal that ended it.</summary>
    public WorkerExit Exit { get; }

    /// <summary>The last few kilobytes that the process wrote to its standard error; empty if it wrote nothing.</summary>
    public string StandardErrorTail { get; }

    internal static string Quote(string tail) =>
        tail.Length == 0 ? "" : $"{Environment.NewLine}Its standard error ended with:{Environment.NewLine}{tail}";
}
