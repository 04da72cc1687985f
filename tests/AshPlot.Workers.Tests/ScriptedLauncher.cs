using System.Threading.Channels;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>Starts workers that do just what a test tells them, when it tells them.</summary>
/// <param name="between">Comes between the pool and its end of a channel; null: nothing.</param>
internal sealed class ScriptedLauncher(Func<IChannel, IChannel>? between = null) : IWorkerLauncher
{
    private readonly Channel<ScriptedWorker> launched = Channel.CreateUnbounded<ScriptedWorker>();
    private int count;

    public int Launched => Volatile.Read(ref count);

    /// <summary>The next worker that the pool has asked for.</summary>
    public ValueTask<ScriptedWorker> NextAsync() =>
        launched.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);

    /// <summary>The next worker, if the pool has asked for one.</summary>
    public bool TryNext(out ScriptedWorker worker) => launched.Reader.TryRead(out worker!);

    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (parent, worker) = MemoryChannel.CreatePair();
        var scripted = new ScriptedWorker(
            between is null ? parent : between(parent),
            worker,
            1_000_000 + Interlocked.Increment(ref count)
        );
        launched.Writer.TryWrite(scripted);
        return scripted;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
