using System.Buffers;

namespace AshPlot.Core.Drawing;

/// <summary>
/// A stream to write to, in memory that is borrowed and given back at the end: files of a hundred kilobytes leave no
/// garbage.
/// </summary>
/// <param name="capacity">Bytes that are expected; more are taken where there are more.</param>
internal sealed class PooledStream(int capacity) : Stream
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int count;

    /// <summary>What has been written, valid until the next call.</summary>
    public Span<byte> Written => buffer.AsSpan(0, count);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => count;

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > this.buffer.Length - count)
            Grow(checked(count + buffer.Length));
        buffer.CopyTo(this.buffer.AsSpan(count));
        count += buffer.Length;
    }

    /// <summary>Room behind what has been written, to be filled in place and then taken.</summary>
    /// <param name="bytes">How much is needed at most.</param>
    public Span<byte> Room(int bytes)
    {
        if (bytes > buffer.Length - count)
            Grow(checked(count + bytes));
        return buffer.AsSpan(count);
    }

    /// <summary>Counts bytes of <see cref="Room"/> as written.</summary>
    public void Take(int bytes) =>
        count = bytes <= buffer.Length - count ? count + bytes : throw new ArgumentOutOfRangeException(nameof(bytes));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, count) = ([], 0);
        base.Dispose(disposing);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(2L * buffer.Length, Array.MaxLength)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
