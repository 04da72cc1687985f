using System.Net.Sockets;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>The one place that knows which class starts workers by which method.</summary>
internal static class WorkerLaunchers
{
    /// <exception cref="StartMethodNotSupportedException">Not on this platform, or not safe with this
    /// program.</exception>
    public static IWorkerLauncher For(WorkerPoolOptions options, Action<WorkerLogEvent>? log) =>
        options.StartMethod switch
        {
            StartMethod.Spawn => new SpawnLauncher(options, log),
            StartMethod.Fork => OperatingSystem.IsLinux()
                ? ForkLauncher.Start(options, log)
                : throw new StartMethodNotSupportedException(StartMethod.Fork, "it needs Linux."),
            StartMethod.Threads => new ThreadsLauncher(options),
            StartMethod.Serial => new SerialLauncher(options),
            var other => throw new StartMethodNotSupportedException(other, "unknown start method."),
        };
}

/// <summary>How workers come to be: one class per start method.</summary>
internal interface IWorkerLauncher : IAsyncDisposable
{
    /// <summary>
    /// Why there will be no more workers, and why those there were have ended; null while that is not so.
    /// </summary>
    WorkerPoolException? Failure => null;

    /// <summary>
    /// Starts a worker and waits until it is connected and has shown its token. Called on a thread that may wait.
    /// </summary>
    /// <exception cref="WorkerPoolException">It did not come to that; nothing of it is left.</exception>
    /// <exception cref="OperationCanceledException">The pool stops, or the start took too long.</exception>
    LaunchedWorker Launch(int workerNumber, CancellationToken cancellation);
}

/// <summary>Workers that are threads of this process.</summary>
internal sealed class ThreadsLauncher(WorkerPoolOptions options) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return InProcessWorker.Start(options.Registry!, workerNumber);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>
/// One thread of this process, so that one task runs at a time and in the order in which they were given.
/// </summary>
internal sealed class SerialLauncher(WorkerPoolOptions options) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return InProcessWorker.Start(options.Registry!, workerNumber);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Starts the program anew for every worker.</summary>
internal sealed class SpawnLauncher(WorkerPoolOptions options, Action<WorkerLogEvent>? log) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        using var endpoint = MakeEndpoint();
        var (channel, process) = new ProgramStart(options, Protocol.Verb, workerNumber, log).Run(
            endpoint,
            cancellation
        );
        return new SpawnedWorker(channel, process);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IChannelEndpoint MakeEndpoint()
    {
        var sockets =
            options.Channel == ChannelKind.UnixSocket
            || (
                options.Channel == ChannelKind.Automatic
                && Socket.OSSupportsUnixDomainSockets
                && !OperatingSystem.IsWindows()
            );
        return sockets ? new SocketEndpoint() : new PipeEndpoint();
    }
}
