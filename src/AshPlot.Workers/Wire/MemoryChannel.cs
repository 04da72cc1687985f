namespace AshPlot.Workers.Wire;

/// <summary>A channel within this process, for workers that are threads: the same bytes as over a socket, by way of two queues.</summary>
internal sealed class MemoryChannel : IChannel
{
    private readonly MemoryStreamHalf outgoing;
    private readonly MemoryStreamHalf incoming;

    private MemoryChannel(MemoryStreamHalf outgoing, MemoryStreamHalf incoming) => (this.outgoing, this.incoming) = (outgoing, incoming);

    public static (MemoryChannel Parent, MemoryChannel Worker) CreatePair()
    {
        var (down, up) = (new MemoryStreamHalf(), new MemoryStreamHalf());
        return (new MemoryChannel(down, up), new MemoryChannel(up, down));
    }

    public void Send(ReadOnlySpan<byte> bytes) => outgoing.Write(bytes);

    public int Receive(Span<byte> buffer) => incoming.Read(buffer);

    public void FinishSending() => outgoing.Close();

    public void Abort()
    {
        outgoing.Close();
        incoming.Close();
    }

    public void Dispose() => Abort();
}
