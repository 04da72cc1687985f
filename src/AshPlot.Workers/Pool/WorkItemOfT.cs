using System.Text.Json;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>A task with its types.</summary>
internal sealed class WorkItem<TArgument, TResult>(
    long id, TaskKind<TArgument, TResult> kind, TArgument argument, TaskLimits limits, IOutcomeReceiver<TArgument, TResult> receiver)
    : WorkItem(id, kind.Name, kind.Overlaps, limits)
{
    private TResult? result;

    public override bool IsGone => receiver.IsGone;

    public override bool IsFor(object who) => ReferenceEquals(who, receiver);

    public override void WriteArgument(FrameWriter writer) => writer.Json(argument, kind.Argument);

    protected override void ReadResult(ReadOnlySpan<byte> json) => result = JsonSerializer.Deserialize(json, kind.Result);

    public override void Deliver(WorkerTaskException? error, int workerNumber, int processId) => receiver.Receive(new TaskOutcome<TArgument, TResult>
    {
        Argument = argument,
        Result = error is null ? result : default,
        Error = error,
        WorkerNumber = workerNumber,
        WorkerPid = processId,
        Attempts = Attempts,
        Elapsed = Elapsed,
    });

    public override void Break(WorkerPoolException error) => receiver.Break(error);
}
