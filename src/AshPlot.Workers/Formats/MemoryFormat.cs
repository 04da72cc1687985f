using System.Runtime.InteropServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>A part of an array, or other memory, as it lies there.</summary>
internal sealed class MemoryFormat<T> : TaskFormat<ReadOnlyMemory<T>> where T : unmanaged
{
    internal override void Write(FrameWriter writer, ReadOnlyMemory<T> value) => Block.Write(writer, MemoryMarshal.AsBytes(value.Span));

    internal override ReadOnlyMemory<T> Read(ref Frame frame) => ArrayFormat<T>.ReadArray(ref frame);
}
