using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>A received frame, read field by field in the order in which it was written.</summary>
internal ref struct Frame(FrameKind kind, ReadOnlySpan<byte> body, SafeFileHandle?[]? handles = null)
{
    public readonly FrameKind Kind => kind;

    /// <summary>What has not been read yet.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = body;

    /// <summary>The descriptors that came with it; null in place of one that was taken.</summary>
    public readonly SafeFileHandle?[]? Handles => handles;

    /// <summary>The next descriptor, which then is the caller's.</summary>
    public readonly SafeFileHandle TakeHandle()
    {
        var index = Array.FindIndex(handles ?? [], static handle => handle is not null);
        if (index < 0)
            throw new InvalidDataException($"A {kind} frame came without the memory that belongs to it.");
        var taken = handles![index]!;
        handles[index] = null;
        return taken;
    }

    /// <summary>Closes the descriptors that nobody has taken.</summary>
    public readonly void DisposeHandles()
    {
        foreach (var handle in handles ?? [])
            handle?.Dispose();
    }

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Int32()));

    public byte[]? Bytes() => Int32() is var length and >= 0 ? Take(length).ToArray() : null;

    /// <summary>So many bytes as they are.</summary>
    public ReadOnlySpan<byte> Raw(int count) => Take(count);

    /// <summary>The next so many bytes as a frame of their own, with the same descriptors.</summary>
    public Frame Part(int length) => new(kind, Take(length), handles);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Rest.Length)
            throw new InvalidDataException($"A {kind} frame ends before its fields do.");
        var taken = Rest[..count];
        Rest = Rest[count..];
        return taken;
    }
}
