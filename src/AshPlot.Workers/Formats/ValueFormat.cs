using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>One value as it lies in memory.</summary>
internal sealed class ValueFormat<T> : TaskFormat<T> where T : unmanaged
{
    internal override void Write(FrameWriter writer, T value) => writer.Raw(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    internal override T Read(ref Frame frame) => MemoryMarshal.Read<T>(frame.Raw(Unsafe.SizeOf<T>()));
}
