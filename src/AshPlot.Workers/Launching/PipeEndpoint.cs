using System.IO.Pipes;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>
/// A named pipe for one connection, open to this user alone. On Unix .NET keeps a socket in the temp folder for it.
/// </summary>
internal sealed class PipeEndpoint : IChannelEndpoint
{
    private readonly string name = "ashplot-worker-" + Guid.NewGuid().ToString("N");
    private readonly NamedPipeServerStream pipe;
    private bool connected;

    public PipeEndpoint() =>
        pipe = new NamedPipeServerStream(
            name,
            PipeDirection.InOut,
            1,
            PipeTransmissionMode.Byte,
            PipeOptions.CurrentUserOnly
        );

    public string Address => WorkerConnector.PipePrefix + name;

    public async ValueTask<IChannel> AcceptAsync(CancellationToken cancellation)
    {
        if (connected)
            throw new WorkerStartException("Another process has connected to the worker's pipe."); // it takes one connection only
        await pipe.WaitForConnectionAsync(cancellation).ConfigureAwait(false);
        connected = true;
        return new PipeChannel(pipe);
    }

    public void Dispose()
    {
        // Once connected, the stream belongs to the channel.
        if (!connected)
            pipe.Dispose();
    }
}
