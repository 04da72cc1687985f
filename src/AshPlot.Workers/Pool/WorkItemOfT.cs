using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>A task with its types.</summary>
internal sealed class WorkItem<TArgument, TResult>(
    long id,
    TaskKind<TArgument, TResult> kind,
    TArgument argument,
    TaskLimits limits,
    IOutcomeReceiver<TArgument, TResult> receiver
) : WorkItem(id, kind.Name, limits)
{
    private TResult? result;
    private bool hasResult;

    public override bool IsGone => receiver.IsGone;

    public override bool IsFor(object who) => ReferenceEquals(who, receiver);

    public override void WriteArgument(FrameWriter writer) => kind.Argument.Write(writer, argument);

    protected override void ReadResult(ref Frame frame)
    {
        result = kind.Result.Read(ref frame);
        hasResult = true;
    }

    protected override void DeliverOutcome(WorkerTaskException? error, int workerNumber, int processId)
    {
        var isTaken = receiver.TryReceive(Outcome(error, workerNumber, processId));
        if (hasResult && (!isTaken || error is not null))
            kind.Result.Release(result!);
        (result, hasResult) = (default, false);
    }

    private TaskOutcome<TArgument, TResult> Outcome(WorkerTaskException? error, int workerNumber, int processId) =>
        new()
        {
            Argument = argument,
            Result = error is null ? result : default,
            Error = error,
            WorkerNumber = workerNumber,
            WorkerPid = processId,
            Attempts = Attempts,
            Elapsed = Elapsed,
            Started = Started,
            TaskId = Id,
        };

    public override void Break(WorkerPoolException error) => receiver.Break(error);
}
