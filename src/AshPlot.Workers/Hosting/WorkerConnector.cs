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
    public static IChannel Connect(string address, out nint descriptor)
    {
        try
        {
            if (!OperatingSystem.IsLinux() || !address.StartsWith(UnixPrefix, StringComparison.Ordinal))
                return PortableConnection.To(address, out descriptor);
            var channel = new DescriptorChannel(LinuxSocket.Connect(address[UnixPrefix.Length..]));
            descriptor = channel.Descriptor;
            return channel;
        }
        catch (Exception exception)
            when (exception is IOException or TimeoutException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WorkerStartException($"A worker cannot connect to its pool: {exception.Message}", exception);
        }
    }
}

/// <summary>
/// Connects by .NET's own sockets and pipes. Apart from <see cref="WorkerConnector"/>, so that a worker on Linux, which
/// needs neither, does not load their assemblies.
/// </summary>
internal static class PortableConnection
{
    public static IChannel To(string address, out nint descriptor)
    {
        if (address.StartsWith(WorkerConnector.UnixPrefix, StringComparison.Ordinal))
        {
            var channel = new SocketChannel(ConnectSocket(address[WorkerConnector.UnixPrefix.Length..]));
            descriptor = channel.Descriptor;
            return channel;
        }

        if (address.StartsWith(WorkerConnector.PipePrefix, StringComparison.Ordinal))
        {
            var pipe = new NamedPipeClientStream(
                ".",
                address[WorkerConnector.PipePrefix.Length..],
                PipeDirection.InOut,
                PipeOptions.CurrentUserOnly
            );
            pipe.Connect(TimeSpan.FromSeconds(10));
            var channel = new PipeChannel(pipe);
            descriptor = channel.Descriptor;
            return channel;
        }

        throw new ArgumentException($"'{address}' is not the address of a worker's channel.", nameof(address));
    }

    /// <exception cref="IOException">Nobody listens there.</exception>
    private static Socket ConnectSocket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new IOException(exception.Message, exception);
        }
    }
}
