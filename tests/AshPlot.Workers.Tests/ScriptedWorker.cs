using AshPlot.Workers.Launching;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>A worker without a will of its own.</summary>
internal sealed class ScriptedWorker(IChannel parent, IChannel worker, int processId)
    : LaunchedWorker(parent, processId)
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

    /// <summary>Waits for what the pool sends next. False at its request to stop.</summary>
    public bool TryReceiveTask(FrameReceiver receiver, out long id, out byte[] argument)
    {
        (id, argument) = (0, []);
        Frame frame;
        do
        {
            if (!receiver.TryReceive(out frame))
                return false;
        } while (frame.Kind == FrameKind.Cancel);
        id = frame.Int64();
        frame.Text();
        frame.Text();
        argument = frame.Rest.ToArray();
        return true;
    }

    public FrameReceiver Receiver() => new(worker, int.MaxValue);

    /// <summary>Sends a frame; into the void if the channel is cut.</summary>
    public void Send(Func<FrameWriter, FrameWriter> build)
    {
        try
        {
            worker.Send(build(writer).End().Span);
        }
        catch (ChannelClosedException)
        {
            // The pool has killed this worker this moment.
        }
    }

    public void Die(WorkerExit how)
    {
        exit.TrySetResult(how);
        worker.Abort();
    }
}
