using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>Two values, the first with its length before it.</summary>
internal sealed class PairFormat<TFirst, TSecond>(TaskFormat<TFirst> first, TaskFormat<TSecond> second)
    : TaskFormat<(TFirst First, TSecond Second)>
{
    internal override void Write(FrameWriter writer, (TFirst First, TSecond Second) value)
    {
        var start = writer.Length;
        writer.Int32(0);
        first.Write(writer, value.First);
        writer.SetInt32(start, writer.Length - start - sizeof(int));
        second.Write(writer, value.Second);
    }

    internal override (TFirst First, TSecond Second) Read(ref Frame frame)
    {
        var part = frame.Part(frame.Int32());
        var value = first.Read(ref part);
        return (value, second.Read(ref frame));
    }

    internal override void Release((TFirst First, TSecond Second) value)
    {
        first.Release(value.First);
        second.Release(value.Second);
    }
}
