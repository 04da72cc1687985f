using System.Buffers;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>What a user's own serialiser makes, as the rest of the frame.</summary>
internal sealed class CustomFormat<T>(Action<T, IBufferWriter<byte>> write, Func<ReadOnlyMemory<byte>, T> read)
    : TaskFormat<T>
{
    internal override void Write(FrameWriter writer, T value) => write(value, writer);

    internal override T Read(ref Frame frame) => read(frame.Rest.ToArray());
}
