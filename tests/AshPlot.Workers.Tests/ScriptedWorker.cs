using AshPlot.Workers.Launching;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>A worker without a will of its own.</summary>
internal sealed class ScriptedWorker(IChannel parent, IChannel worker, int processId) : LaunchedWorker(parent, processId)
{
    private readonly TaskCompletionSource<WorkerExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrameWriter writer = new(1 << 20);

    public override Task<WorkerExit> Exit => exit.Task;

    public override void Kill() => Die(new WorkerExit(128 + 9));

    public void BecomeReady()
    {
        if (!new FrameReceiver(worker, int.MaxValue).TryReceive(out var frame) || frame.Kind != FrameKind.Initialize)
            throw new InvalidDataException("A worker is initialized first.");
        worker.Send(writer.Begin(FrameKind.Ready).End().Span);
    }

    public void Die(WorkerExit how)
    {
        exit.TrySetResult(how);
        worker.Abort();
    }
}
