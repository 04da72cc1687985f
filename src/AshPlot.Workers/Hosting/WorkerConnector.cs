using System.IO.Pipes;
using System.Net.Sockets;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>Connects a worker process to the channel that its environment names.</summary>
internal static class WorkerConnector
{
    public const string UnixPrefix = "unix:";
    public const string PipePrefix = "pipe:";

    /// <summary>The channel and, on Unix, its file descriptor.</summary>
    /// <exception cref="WorkerStartException">Nobody of this user listens there.</exception>
    public static (IChannel Channel, nint Descriptor) Connect(string address)
    {
        try
        {
            return ConnectTo(address);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or SocketException
                        or TimeoutException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            throw new WorkerStartException($"A worker cannot connect to its pool: {exception.Message}", exception);
        }
    }

    private static (IChannel Channel, nint Descriptor) ConnectTo(string address)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            if (OperatingSystem.IsLinux())
            {
                var connected = new DescriptorChannel(LinuxSocket.Connect(address[UnixPrefix.Length..]));
                return (connected, connected.Descriptor);
            }

            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(address[UnixPrefix.Length..]));
            var channel = new SocketChannel(socket);
            return (channel, channel.Descriptor);
        }

        if (address.StartsWith(PipePrefix, StringComparison.Ordinal))
        {
            var pipe = new NamedPipeClientStream(
                ".",
                address[PipePrefix.Length..],
                PipeDirection.InOut,
                PipeOptions.CurrentUserOnly
            );
            pipe.Connect(TimeSpan.FromSeconds(10));
            var channel = new PipeChannel(pipe);
            return (channel, channel.Descriptor);
        }

        throw new ArgumentException($"'{address}' is not the address of a worker's channel.", nameof(address));
    }
}
