using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Cleans every text that the viewer will show, as <see cref="HtmlWriter"/> does for the rest of a page.
/// </summary>
internal sealed class CleanTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(PageText.Clean(value));
}
