using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>
/// Carries a <see cref="ModelTime"/> between processes as <c>[seconds, calendar]</c>; it is not for users' files.
/// </summary>
internal sealed class ModelTimeJsonConverter : JsonConverter<ModelTime>
{
    /// <inheritdoc/>
    public override ModelTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a model time is an array of seconds and calendar");
        reader.Read();
        var seconds = reader.GetInt64();
        reader.Read();
        var calendar = (ModelCalendar)reader.GetInt32();
        reader.Read();
        return new ModelTime(seconds, calendar);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ModelTime value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Seconds);
        writer.WriteNumberValue((int)value.Calendar);
        writer.WriteEndArray();
    }
}
