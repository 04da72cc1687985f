using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>
/// One side of a duplex stream of bytes between a parent and one worker. Sending is thread-safe, one reader at a time,
/// and the two do not disturb each other.
/// </summary>
internal interface IChannel : IDisposable
{
    /// <summary>Sends all bytes before the next sender gets its turn. Waits while the peer does not read.</summary>
    /// <exception cref="ChannelClosedException">The peer is gone.</exception>
    void Send(ReadOnlySpan<byte> bytes);

    /// <summary>Whether descriptors can be sent with a frame.</summary>
    [SupportedOSPlatformGuard("linux")]
    bool CanPassHandles => false;

    /// <summary>As <see cref="Send(ReadOnlySpan{byte})"/>, with descriptors, which the peer gets copies of.</summary>
    /// <exception cref="ChannelClosedException">The peer is gone.</exception>
    void Send(ReadOnlySpan<byte> bytes, IReadOnlyList<SafeHandle> handles)
    {
        if (handles.Count > 0)
            throw new NotSupportedException("This channel passes no handles.");
        Send(bytes);
    }

    /// <summary>The next descriptor that has come with the bytes received so far; null where there is none.</summary>
    SafeFileHandle? TakeHandle() => null;

    /// <summary>Waits for at least one byte; 0 at the end, however it came about.</summary>
    int Receive(Span<byte> buffer);

    /// <summary>
    /// Says that nothing more will be sent, where the channel can say so; the other direction stays open.
    /// </summary>
    void FinishSending();

    /// <summary>Ends both directions at once and wakes whoever waits. What has arrived can still be received.</summary>
    void Abort();
}

/// <summary>The other side of a channel is gone.</summary>
internal sealed class ChannelClosedException(Exception? innerException = null)
    : IOException("The other side has closed the channel.", innerException);
