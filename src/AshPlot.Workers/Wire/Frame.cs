using System.Buffers.Binary;
using System.Text;

namespace AshPlot.Workers.Wire;

/// <summary>A received frame, read field by field in the order in which it was written.</summary>
internal ref struct Frame(FrameKind kind, ReadOnlySpan<byte> body)
{
    public readonly FrameKind Kind => kind;

    /// <summary>What has not been read yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = body;

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Int32()));

    public byte[]? Bytes() => Int32() is var length and >= 0 ? Take(length).ToArray() : null;

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Rest.Length)
            throw new InvalidDataException($"A {kind} frame ends before its fields do.");
        var taken = Rest[..count];
        Rest = Rest[count..];
        return taken;
    }
}
