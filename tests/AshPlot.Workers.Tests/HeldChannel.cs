using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>A channel whose senders wait, once it is held, before they send and again before they return.</summary>
internal sealed class HeldChannel(IChannel channel) : IChannel
{
    private readonly SemaphoreSlim begin = new(0);
    private readonly SemaphoreSlim end = new(0);
    private volatile bool isHeld;

    public void Hold() => isHeld = true;

    /// <summary>Lets one sender send.</summary>
    public void LetSend() => begin.Release();

    /// <summary>Lets one sender that has sent return.</summary>
    public void LetReturn() => end.Release();

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (!isHeld)
        {
            channel.Send(bytes);
            return;
        }

        begin.Wait();
        channel.Send(bytes);
        end.Wait();
    }

    public int Receive(Span<byte> buffer) => channel.Receive(buffer);

    public void FinishSending() => channel.FinishSending();

    public void Abort() => channel.Abort();

    public void Dispose() => channel.Dispose();
}
