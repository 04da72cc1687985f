using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>
/// A channel over a connected Unix domain socket, by blocking calls: one system call per message and no thread pool.
/// </summary>
internal sealed class SocketChannel(Socket socket) : IChannel
{
    private readonly Lock sending = new();
    private readonly ArrivedHandles arrived = new();

    /// <summary>For <c>poll</c>.</summary>
    public nint Descriptor => socket.Handle;

    /// <summary>Undoes a receive timeout, which is for peers that have not shown who they are.</summary>
    public void WaitWithoutLimit() => socket.ReceiveTimeout = 0;

    /// <summary>The same connection as a stream, which then owns it.</summary>
    public Stream AsStream() => new NetworkStream(socket, ownsSocket: true);

    /// <summary>The layout of the messages by which descriptors travel is known for Linux.</summary>
    [SupportedOSPlatformGuard("linux")]
    public bool CanPassHandles => OperatingSystem.IsLinux();

    public void Send(ReadOnlySpan<byte> bytes) => Send(bytes, []);

    public void Send(ReadOnlySpan<byte> bytes, IReadOnlyList<SafeHandle> handles)
    {
        if (handles.Count > 0 && !CanPassHandles)
            throw new NotSupportedException("Handles travel on Linux only.");
        try
        {
            lock (sending)
            {
                while (bytes.Length > 0)
                {
                    bytes = bytes[(CanPassHandles ? SendWith(handles, bytes) : socket.Send(bytes))..];
                    handles = [];
                }
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
            return CanPassHandles ? ReceiveWithHandles(buffer) : socket.Receive(buffer);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    public SafeFileHandle? TakeHandle() => arrived.Take();

    public void FinishSending() => Shutdown(SocketShutdown.Send);

    public void Abort() => Shutdown(SocketShutdown.Both);

    public void Dispose()
    {
        socket.Dispose();
        arrived.Dispose();
    }

    /// <summary>Straight to the system, also where there are no handles: Socket adds a microsecond to each.</summary>
    [SupportedOSPlatform("linux")]
    private int SendWith(IReadOnlyList<SafeHandle> handles, ReadOnlySpan<byte> bytes)
    {
        var taken = false;
        try
        {
            socket.SafeHandle.DangerousAddRef(ref taken);
            var count = LinuxSocket.Send((int)socket.Handle, bytes, handles);
            return count < 0 ? throw new ChannelClosedException() : count;
        }
        finally
        {
            if (taken)
                socket.SafeHandle.DangerousRelease();
        }
    }

    /// <summary>
    /// Socket itself has no way to receive descriptors. It blocks as long as nothing asynchronous was done with it.
    /// </summary>
    [SupportedOSPlatform("linux")]
    private int ReceiveWithHandles(Span<byte> buffer)
    {
        var taken = false;
        try
        {
            socket.SafeHandle.DangerousAddRef(ref taken);
            return Math.Max(0, LinuxSocket.Receive((int)socket.Handle, buffer, arrived));
        }
        finally
        {
            if (taken)
                socket.SafeHandle.DangerousRelease();
        }
    }

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
