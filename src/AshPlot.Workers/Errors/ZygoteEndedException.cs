namespace AshPlot.Workers;

/// <summary>The process from which workers are forked has ended, and its workers with it: none can be had any more.</summary>
public sealed class ZygoteEndedException : WorkerPoolException
{
    internal ZygoteEndedException(int processId, WorkerExit exit, string standardErrorTail)
        : base($"The zygote, process {processId}, from which workers are forked has ended with {exit}." + WorkerDiedException.Quote(standardErrorTail))
    {
        ProcessId = processId;
        Exit = exit;
    }

    /// <summary>The process that ended.</summary>
    public int ProcessId { get; }

    /// <summary>Its exit code, or the signal that ended it.</summary>
    public WorkerExit Exit { get; }
}
