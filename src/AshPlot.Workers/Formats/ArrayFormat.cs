using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>An array as it lies in memory.</summary>
internal sealed class ArrayFormat<T> : TaskFormat<T[]> where T : unmanaged
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
