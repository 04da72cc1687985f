using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Workers.Tests;

/// <summary>An argument that is not written before it is told.</summary>
internal sealed class UnwrittenArgument
{
    private readonly ManualResetEventSlim begun = new();
    private readonly ManualResetEventSlim mayEnd = new();

    public bool HasBegun => begun.IsSet;

    public void LetEnd() => mayEnd.Set();

    /// <summary>Writes it.</summary>
    public sealed class Converter : JsonConverter<UnwrittenArgument>
    {
        public override UnwrittenArgument Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new();

        public override void Write(Utf8JsonWriter writer, UnwrittenArgument value, JsonSerializerOptions options)
        {
            value.begun.Set();
            value.mayEnd.Wait();
            writer.WriteStringValue("");
        }
    }
}
