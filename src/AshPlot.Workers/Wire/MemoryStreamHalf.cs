namespace AshPlot.Workers.Wire;

/// <summary>One direction of a <see cref="MemoryChannel"/>.</summary>
internal sealed class MemoryStreamHalf
{
    private const int MostChunks = 256;
    private readonly object gate = new();
    private readonly Queue<byte[]> chunks = new();
    private int taken;
    private bool closed;

    /// <summary>Descriptors that go with the bytes.</summary>
    public ArrivedHandles Handles { get; } = new();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            // As a socket's buffer does, a full queue makes the sender wait.
            while (chunks.Count >= MostChunks && !closed)
                Monitor.Wait(gate);
            if (closed)
                throw new ChannelClosedException();
            chunks.Enqueue(bytes.ToArray());
            Monitor.PulseAll(gate);
        }
    }

    public int Read(Span<byte> buffer)
    {
        lock (gate)
        {
            while (chunks.Count == 0 && !closed)
                Monitor.Wait(gate);
            if (!chunks.TryPeek(out var chunk))
                return 0;
            var count = Math.Min(buffer.Length, chunk.Length - taken);
            chunk.AsSpan(taken, count).CopyTo(buffer);
            taken += count;
            if (taken == chunk.Length)
            {
                chunks.Dequeue();
                taken = 0;
                Monitor.PulseAll(gate);
            }

            return count;
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
