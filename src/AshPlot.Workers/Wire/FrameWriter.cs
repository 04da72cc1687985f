using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AshPlot.Workers.Wire;

/// <summary>
/// Builds one frame at a time in a buffer that is used again: length (4 bytes, little endian, of all that follows), kind
/// (1 byte), fields. Not thread-safe.
/// </summary>
internal sealed class FrameWriter(int maximumLength) : IBufferWriter<byte>
{
    private const int LengthBytes = 4;
    private const int KeptBytes = 1 << 20;
    private byte[] buffer = new byte[1024];
    private int used;
    private Utf8JsonWriter? json;

    /// <summary>The longest frame, once the parent has said so.</summary>
    public int MaximumLength { get; set; } = maximumLength;

    /// <summary>The finished frame, valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> Frame => buffer.AsMemory(0, used);

    public FrameWriter Begin(FrameKind kind)
    {
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
        // No check of the limit here: a serializer asks for three times what it may need. Advance counts what it has used.
        Array.Resize(ref buffer, (int)Math.Min(Math.Max(needed, 2L * buffer.Length), Array.MaxLength));
    }
}
