using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Formats;

/// <summary>JSON that fills the rest of the frame.</summary>
internal sealed class JsonFormat<T>(JsonTypeInfo<T> type) : TaskFormat<T>
{
    internal override void Write(FrameWriter writer, T value)
    {
        var start = writer.Length;
        try
        {
            writer.Json(value, type);
        }
        catch (ArgumentException exception) when (LenientJson.Of(type, exception) is { } lenient)
        {
            writer.ShortenTo(start);
            writer.Json(value, lenient);
        }
    }

    internal override T Read(ref Frame frame) => LenientJson.Read(frame.Rest, type);
}
