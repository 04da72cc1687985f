using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>Cuts the bytes of a channel into frames, as a rule with one read per frame. One reader at a time.</summary>
internal sealed class FrameReceiver(IChannel channel, int maximumLength)
{
    private const int LengthBytes = 4;
    private const int KindBits = 5; // see FrameWriter
    private const int KindMask = (1 << KindBits) - 1;
    private const int FirstBuffer = 16 << 10;
    private const int KeptBytes = 1 << 20;
    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int end;

    /// <summary>The longest frame that is accepted.</summary>
    public int MaximumLength { get; set; } = maximumLength;

    /// <summary>
    /// True if more has arrived than was taken, so that waiting for the channel to become readable could be for ever.
    /// </summary>
    public bool HasMore => end > start;

    /// <summary>Waits for a frame, which is valid until the next call. False at the end of the channel.</summary>
    /// <exception cref="InvalidDataException">The peer announced a frame of a length that is not allowed.</exception>
    public bool TryReceive(out Frame frame)
    {
        frame = default;
        if (!Fill(LengthBytes))
            return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start));
        if (length < 1 || length > MaximumLength)
            throw new InvalidDataException(
                $"A frame of {length} bytes was announced; 1 to {MaximumLength} are allowed."
            );
        if (!Fill(LengthBytes + length))
            return false;
        var body = buffer.AsSpan(start + LengthBytes, length);
        start += LengthBytes + length;
        frame = new Frame((FrameKind)(body[0] & KindMask), body[1..], TakeHandles(body[0] >> KindBits));
        return true;
    }

    /// <summary>They come with the first byte of a frame, so that all are there with its last one.</summary>
    private SafeFileHandle?[]? TakeHandles(int count)
    {
        if (count == 0)
            return null;
        var handles = new SafeFileHandle?[count];
        for (var i = 0; i < count; i++)
            handles[i] = channel.TakeHandle()
                ?? throw new InvalidDataException($"A frame announced {count} blocks of shared memory; {i} came.");
        return handles;
    }

    private bool Fill(int wanted)
    {
        if (start == end)
        {
            start = end = 0;
            if (buffer.Length > KeptBytes && wanted <= FirstBuffer)
                buffer = new byte[FirstBuffer];
        }

        if (buffer.Length - start < wanted)
        {
            var target = buffer.Length < wanted ? new byte[Math.Max(wanted, FirstBuffer)] : buffer;
            buffer.AsSpan(start, end - start).CopyTo(target);
            (buffer, start, end) = (target, 0, end - start);
        }

        while (end - start < wanted)
        {
            var received = channel.Receive(buffer.AsSpan(end));
            if (received == 0)
                return false;
            end += received;
        }

        return true;
    }
}
