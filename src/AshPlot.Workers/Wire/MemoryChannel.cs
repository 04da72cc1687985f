using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>
/// A channel within this process, for workers that are threads: the same bytes as over a socket, by way of two queues.
/// </summary>
internal sealed class MemoryChannel : IChannel
{
    private readonly Lock sending = new();
    private readonly MemoryStreamHalf outgoing;
    private readonly MemoryStreamHalf incoming;

    private MemoryChannel(MemoryStreamHalf outgoing, MemoryStreamHalf incoming) =>
        (this.outgoing, this.incoming) = (outgoing, incoming);

    public static (MemoryChannel Parent, MemoryChannel Worker) CreatePair()
    {
        var (down, up) = (new MemoryStreamHalf(), new MemoryStreamHalf());
        return (new MemoryChannel(down, up), new MemoryChannel(up, down));
    }

    [SupportedOSPlatformGuard("linux")]
    public bool CanPassHandles => OperatingSystem.IsLinux();

    public void Send(ReadOnlySpan<byte> bytes) => Send(bytes, []);

    public void Send(ReadOnlySpan<byte> bytes, IReadOnlyList<SafeHandle> handles)
    {
        lock (sending)
        {
            // As over a socket, each side has descriptors of its own; they are there before the frame that tells of
            // them.
            foreach (var handle in handles)
                outgoing.Handles.Add(
                    CanPassHandles
                        ? LinuxMemory.Duplicate(handle)
                        : throw new NotSupportedException("Handles travel on Linux only.")
                );
            outgoing.Write(bytes);
        }
    }

    public SafeFileHandle? TakeHandle() => incoming.Handles.Take();

    public int Receive(Span<byte> buffer) => incoming.Read(buffer);

    public void FinishSending() => outgoing.Close();

    public void Abort()
    {
        outgoing.Close();
        incoming.Close();
    }

    public void Dispose()
    {
        Abort();
        incoming.Handles.Dispose();
    }
}
