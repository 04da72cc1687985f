using AshPlot.Workers.Hosting;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>
/// A worker that is a thread of this process, doing just what a worker process does, over a channel in memory.
/// </summary>
internal sealed class InProcessWorker : LaunchedWorker
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<WorkerExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InProcessWorker(IChannel parent, IChannel worker, Func<WorkerRegistry> registry, int number)
        : base(parent, Environment.ProcessId)
    {
        var session = new WorkerSession(worker, registry, number, Environment.ProcessId, stopping.Token);
        new Thread(() => Serve(session, worker)) { IsBackground = true, Name = $"worker {number}" }.Start();
    }

    public override Task<WorkerExit> Exit => exit.Task;

    public static InProcessWorker Start(Func<WorkerRegistry> registry, int number)
    {
        var (parent, worker) = MemoryChannel.CreatePair();
        return new InProcessWorker(parent, worker, registry, number);
    }

    public override void AskToStop()
    {
        base.AskToStop();
        stopping.CancelAsync();
    }

    /// <summary>A thread cannot be killed: it is asked once more, and abandoned.</summary>
    public override void Kill()
    {
        stopping.CancelAsync();
        Channel.Abort();
        exit.TrySetResult(WorkerExit.Unknown);
    }

    private void Serve(WorkerSession session, IChannel channel)
    {
        using (channel)
        {
            session.Run();
            exit.TrySetResult(new WorkerExit(0));
        }
    }
}
