using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>A channel by which nothing can be sent, for a cause that is not its end.</summary>
internal sealed class UnwritableChannel(IChannel channel) : IChannel
{
    public void Send(ReadOnlySpan<byte> bytes) => throw new InsufficientMemoryException();

    public int Receive(Span<byte> buffer) => channel.Receive(buffer);

    public void FinishSending() => channel.FinishSending();

    public void Abort() => channel.Abort();

    public void Dispose() => channel.Dispose();
}
