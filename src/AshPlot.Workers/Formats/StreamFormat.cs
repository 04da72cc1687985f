using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>
/// All that is in a stream; what is received is a stream over the block of memory, or over a copy of the bytes in the
/// frame.
/// </summary>
internal sealed class StreamFormat : TaskFormat<Stream>
{
    private const int ChunkLength = 128 << 10;

    internal override void Write(FrameWriter writer, Stream value)
    {
        if (value.CanSeek)
            value.Position = 0;
        if (!writer.CanAttach)
        {
            using var copy = new MemoryStream();
            value.CopyTo(copy);
            writer.Int64(copy.Length).Byte(0).Raw(copy.GetBuffer().AsSpan(0, (int)copy.Length));
            return;
        }

        using var memory = LinuxMemory.CreateGrowing();
        var chunk = new byte[ChunkLength];
        long length = 0;
        for (int count; (count = value.Read(chunk)) > 0; length += count)
            RandomAccess.Write(memory, chunk.AsSpan(0, count), length);
        writer.Int64(length).Byte(1).Attach(memory);
    }

    internal override Stream Read(ref Frame frame)
    {
        var length = frame.Int64();
        if (frame.Byte() != 0)
            return new FileStream(frame.TakeHandle(), FileAccess.Read, bufferSize: 0);
        return new MemoryStream(frame.Raw(checked((int)length)).ToArray(), writable: false);
    }

    internal override void Release(Stream value) => value?.Dispose();
}
