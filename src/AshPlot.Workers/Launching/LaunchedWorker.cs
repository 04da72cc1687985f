using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>A worker that runs and is connected, as its launcher sees it.</summary>
internal abstract class LaunchedWorker(IChannel channel, int processId) : IAsyncDisposable
{
    /// <summary>The way to it. Ends by itself when the worker ends, and at the latest when its process has.</summary>
    public IChannel Channel => channel;

    public int ProcessId => processId;

    /// <summary>Completes when the worker has ended and nothing is left of its process.</summary>
    public abstract Task<WorkerExit> Exit { get; }

    /// <summary>Asks the worker to end once its task is done.</summary>
    public virtual void AskToStop() => channel.FinishSending();

    /// <summary>Ends it at once, with the processes it has started.</summary>
    public abstract void Kill();

    /// <summary>What it last wrote to standard error, after waiting a moment for what is still on its way.</summary>
    public virtual Task<string> StandardErrorTailAsync() => Task.FromResult("");

    /// <summary>Gives back what it held, once it has ended.</summary>
    public virtual ValueTask DisposeAsync()
    {
        channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
