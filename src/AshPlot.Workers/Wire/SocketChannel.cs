using System.Net.Sockets;

namespace AshPlot.Workers.Wire;

/// <summary>A channel over a connected Unix domain socket, by blocking calls: one system call per message and no thread pool.</summary>
internal sealed class SocketChannel(Socket socket) : IChannel
{
    private readonly Lock sending = new();

    /// <summary>For <c>poll</c>.</summary>
    public nint Descriptor => socket.Handle;

    /// <summary>Undoes a receive timeout, which is for peers that have not shown who they are.</summary>
    public void WaitWithoutLimit() => socket.ReceiveTimeout = 0;

    /// <summary>The same connection as a stream, which then owns it.</summary>
    public Stream AsStream() => new NetworkStream(socket, ownsSocket: true);

    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (sending)
            {
                while (bytes.Length > 0)
                    bytes = bytes[socket.Send(bytes)..];
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            throw new ChannelClosedException(exception);
        }
    }

    public int Receive(Span<byte> buffer)
    {
        try
        {
            return socket.Receive(buffer);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    public void FinishSending() => Shutdown(SocketShutdown.Send);

    public void Abort() => Shutdown(SocketShutdown.Both);

    public void Dispose() => socket.Dispose();

    private void Shutdown(SocketShutdown how)
    {
        try
        {
            socket.Shutdown(how);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Nothing is left to shut down, which is what was wanted.
        }
    }
}
