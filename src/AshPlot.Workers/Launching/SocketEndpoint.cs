using System.Net.Sockets;
using AshPlot.Workers.Hosting;
using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>A listening Unix domain socket in a folder of its own.</summary>
internal sealed class SocketEndpoint : IChannelEndpoint
{
    private readonly EndpointFolder folder = EndpointFolder.Create();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public SocketEndpoint()
    {
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(folder.EntryPath));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder.EntryPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen(4);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Address => WorkerConnector.UnixPrefix + folder.EntryPath;

    public async ValueTask<IChannel> AcceptAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync(cancellation).ConfigureAwait(false);
            if (IsOurs(socket))
            {
                // A peer that connects and then says nothing must not hold up the worker; undone once it has shown its
                // token.
                socket.ReceiveTimeout = 5000;
                return new SocketChannel(socket);
            }

            socket.Dispose();
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }

    /// <summary>Outside of Linux the folder's mode and the token must do.</summary>
    private static bool IsOurs(Socket socket) =>
        !OperatingSystem.IsLinux() || LinuxSocket.IsOfOwnUser((int)socket.Handle);
}
