using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>Where one worker process is to connect to. Disposing leaves nothing of it in the file system.</summary>
internal interface IChannelEndpoint : IDisposable
{
    /// <summary>What the worker is told, see <see cref="Hosting.WorkerConnector"/>.</summary>
    string Address { get; }

    /// <summary>Waits for somebody to connect; whether it is the worker is for the token to show.</summary>
    ValueTask<IChannel> AcceptAsync(CancellationToken cancellation);
}
