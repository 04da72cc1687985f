using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AshPlot.Workers.Wire;

/// <summary>
/// Builds one frame at a time in a buffer that is used again: length (4 bytes, little endian, of all that follows),
/// kind (1 byte, with the number of descriptors that come along), fields. Not thread-safe.
/// </summary>
internal sealed class FrameWriter(int maximumLength) : IBufferWriter<byte>
{
    private const int LengthBytes = 4;
    private const int KeptBytes = 1 << 20;
    private const int KindBits = 5; // the others of its byte tell how many descriptors come with the frame
    private const int MostHandles = 7;
    private readonly List<SafeHandle> handles = [];
    private byte[] buffer = new byte[1024];
    private int used;
    private Utf8JsonWriter? json;

    /// <summary>The longest frame, once the parent has said so.</summary>
    public int MaximumLength { get; set; } = maximumLength;

    /// <summary>Whether descriptors may be sent with the frame.</summary>
    [SupportedOSPlatformGuard("linux")]
    public bool CanAttach { get; set; }

    /// <summary>What is to be sent with the frame.</summary>
    public IReadOnlyList<SafeHandle> Handles => handles;

    /// <summary>How long the frame is so far, its length field included.</summary>
    public int Length => used;

    /// <summary>The finished frame, valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> Frame => buffer.AsMemory(0, used);

    public FrameWriter Begin(FrameKind kind)
    {
        Detach();
        if (buffer.Length > KeptBytes)
            buffer = new byte[1024];
        buffer[LengthBytes] = (byte)kind;
        used = LengthBytes + 1;
        return this;
    }

    public FrameWriter Byte(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
        return this;
    }

    public FrameWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(GetSpan(4), value);
        Advance(4);
        return this;
    }

    public FrameWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetSpan(8), value);
        Advance(8);
        return this;
    }

    public FrameWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Int32(length);
        Encoding.UTF8.GetBytes(value, GetSpan(length));
        Advance(length);
        return this;
    }

    /// <summary>Bytes with their length before them; null is told apart from none.</summary>
    public FrameWriter Bytes(byte[]? value)
    {
        Int32(value?.Length ?? -1);
        if (value is { Length: > 0 })
        {
            value.CopyTo(GetSpan(value.Length));
            Advance(value.Length);
        }

        return this;
    }

    /// <summary>Bytes as they are, without their length.</summary>
    public FrameWriter Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximumLength)
            throw new FrameTooLongException(MaximumLength);
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
        return this;
    }

    /// <summary>Sets a number that was written before.</summary>
    public void SetInt32(int position, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(position), value);

    /// <summary>Takes back all that was written after the frame had this length.</summary>
    public void ShortenTo(int length) => used = length;

    /// <summary>
    /// Has a descriptor sent with the frame. It stays the caller's, who may close it at once: the writer holds it until
    /// then.
    /// </summary>
    public FrameWriter Attach(SafeHandle handle)
    {
        if (handles.Count == MostHandles)
            throw new InvalidOperationException($"At most {MostHandles} blocks of shared memory travel at once.");
        var taken = false;
        handle.DangerousAddRef(ref taken);
        handles.Add(handle);
        return this;
    }

    /// <summary>Lets go of the descriptors, once they are sent.</summary>
    public void Detach()
    {
        foreach (var handle in handles)
            handle.DangerousRelease();
        handles.Clear();
    }

    /// <summary>JSON that fills the rest of the frame.</summary>
    public FrameWriter Json<T>(T value, JsonTypeInfo<T> type)
    {
        if (json is null)
            json = new Utf8JsonWriter(this, new JsonWriterOptions { SkipValidation = true });
        else
            json.Reset(this);
        JsonSerializer.Serialize(json, value, type);
        json.Flush();
        return this;
    }

    /// <summary>Closes the frame.</summary>
    public ReadOnlyMemory<byte> End()
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer, used - LengthBytes);
        buffer[LengthBytes] |= (byte)(handles.Count << KindBits);
        return Frame;
    }

    public void Advance(int count)
    {
        used += count;
        if (used - LengthBytes > MaximumLength)
            throw new FrameTooLongException(MaximumLength);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(used);
    }

    private void Reserve(int count)
    {
        var needed = (long)used + Math.Max(count, 1);
        if (needed <= buffer.Length)
            return;
        // No check of the limit here: a serializer asks for three times what it may need. Advance counts what it has
        // used.
        Array.Resize(ref buffer, (int)Math.Min(Math.Max(needed, 2L * buffer.Length), Array.MaxLength));
    }
}

/// <summary>
/// A frame outgrew the limit while it was written. Turned into the public error of whatever was being written.
/// </summary>
internal sealed class FrameTooLongException(int limit)
    : InvalidOperationException(
        $"It is longer than the {limit} bytes that a frame may have (WorkerPoolOptions.MaximumFrameLength)."
    );
