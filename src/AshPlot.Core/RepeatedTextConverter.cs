using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core;

/// <summary>
/// Reads text that is as a rule that of the object before, such as the variable of each slice of a run, as one string
/// for all of them.
/// </summary>
internal sealed class RepeatedTextConverter : JsonConverter<string>
{
    // Threads that read at once may each make a string of their own; no harm is done.
    private string? last;

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var known = last;
        return known is not null && reader.ValueTextEquals(known) ? known : last = reader.GetString();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
