using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>An array as it lies in memory.</summary>
internal sealed class ArrayFormat<T> : TaskFormat<T[]>
    where T : unmanaged
{
    internal override void Write(FrameWriter writer, T[] value) => Block.Write(writer, MemoryMarshal.AsBytes<T>(value));

    internal override T[] Read(ref Frame frame) => ReadArray(ref frame);

    internal static T[] ReadArray(ref Frame frame)
    {
        var (count, memory) = Block.ReadHeader(ref frame, Unsafe.SizeOf<T>());
        var array = GC.AllocateUninitializedArray<T>(count);
        Block.Read(ref frame, memory, MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}

/// <summary>A part of an array, or other memory, as it lies there.</summary>
internal sealed class MemoryFormat<T> : TaskFormat<ReadOnlyMemory<T>>
    where T : unmanaged
{
    internal override void Write(FrameWriter writer, ReadOnlyMemory<T> value) =>
        Block.Write(writer, MemoryMarshal.AsBytes(value.Span));

    internal override ReadOnlyMemory<T> Read(ref Frame frame) => ArrayFormat<T>.ReadArray(ref frame);
}

/// <summary>One value as it lies in memory.</summary>
internal sealed class ValueFormat<T> : TaskFormat<T>
    where T : unmanaged
{
    internal override void Write(FrameWriter writer, T value) =>
        writer.Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    internal override T Read(ref Frame frame) => MemoryMarshal.Read<T>(frame.Raw(Unsafe.SizeOf<T>()));
}
