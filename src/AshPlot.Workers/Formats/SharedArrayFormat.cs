using System.Runtime.CompilerServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>The handle of an array in shared memory, with its length and the size of its elements.</summary>
internal sealed class SharedArrayFormat<T> : TaskFormat<SharedArray<T>>
    where T : unmanaged
{
    internal override void Write(FrameWriter writer, SharedArray<T> value)
    {
        if (!writer.CanAttach)
            throw new PlatformNotSupportedException(
                "A SharedArray travels between threads, and over Unix domain sockets of Linux only; TaskFormat.Array copies it."
            );
        writer.Int32(value.Length).Int32(Unsafe.SizeOf<T>()).Attach(value.Handle);
    }

    internal override SharedArray<T> Read(ref Frame frame)
    {
        var (length, size) = (frame.Int32(), frame.Int32());
        var handle = frame.TakeHandle();
        if (size == Unsafe.SizeOf<T>())
            return SharedArray<T>.Open(handle, length);
        handle.Dispose();
        throw new InvalidDataException(
            $"Elements of {size} bytes are no {typeof(T).Name}, which has {Unsafe.SizeOf<T>()}."
        );
    }

    internal override void Release(SharedArray<T> value) => value?.Dispose();
}
