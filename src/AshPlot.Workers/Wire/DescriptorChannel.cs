using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>
/// A channel over a connected socket of which only the descriptor is known. A Socket of .NET starts a thread when it
/// connects, which a zygote must not have and which a worker has no use for. Linux only.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorChannel(int descriptor) : IChannel
{
    private readonly Lock sending = new();
    private readonly ArrivedHandles arrived = new();
    private int closed;

    /// <summary>For <c>poll</c>.</summary>
    public int Descriptor => descriptor;

    [SupportedOSPlatformGuard("linux")]
    public bool CanPassHandles => true;

    public void Send(ReadOnlySpan<byte> bytes) => Send(bytes, []);

    public void Send(ReadOnlySpan<byte> bytes, IReadOnlyList<SafeHandle> handles)
    {
        lock (sending)
        {
            while (bytes.Length > 0)
            {
                var count = closed == 0 ? LinuxSocket.Send(descriptor, bytes, handles) : -1;
                if (count < 0)
                    throw new ChannelClosedException();
                bytes = bytes[count..];
                handles = [];
            }
        }
    }

    public SafeFileHandle? TakeHandle() => arrived.Take();

    public int Receive(Span<byte> buffer) =>
        Volatile.Read(ref closed) == 0 ? Math.Max(0, LinuxSocket.Receive(descriptor, buffer, arrived)) : 0;

    public void FinishSending() => Shutdown(LibC.ShutdownWrite);

    public void Abort() => Shutdown(LibC.ShutdownBoth);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
            LibC.Close(descriptor);
        arrived.Dispose();
    }

    private void Shutdown(int how)
    {
        if (Volatile.Read(ref closed) == 0)
            _ = LibC.Shutdown(descriptor, how);
    }
}
