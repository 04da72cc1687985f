using System.Net.Sockets;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>Starts the program anew for every worker.</summary>
internal sealed class SpawnLauncher(WorkerPoolOptions options, Action<WorkerLogEvent>? log) : IWorkerLauncher
{
    public LaunchedWorker Launch(int workerNumber, CancellationToken cancellation)
    {
        using var endpoint = MakeEndpoint();
        var (channel, process) = new ProgramStart(options, Protocol.Verb, workerNumber, log).Run(endpoint, cancellation);
        return new SpawnedWorker(channel, process);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IChannelEndpoint MakeEndpoint()
    {
        var sockets = options.Channel == ChannelKind.UnixSocket ||
                      (options.Channel == ChannelKind.Automatic && Socket.OSSupportsUnixDomainSockets && !OperatingSystem.IsWindows());
        return sockets ? new SocketEndpoint() : new PipeEndpoint();
    }
}
