using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>
/// How the viewer's data goes into a page. The default encoder writes every character outside plain ASCII, and each of
/// <c>&lt; &gt; &amp; ' "</c>, as an escape, so that no text can end the element that holds it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CleanTextConverter)]
)]
[JsonSerializable(typeof(ViewerData))]
internal sealed partial class ViewerJson : JsonSerializerContext;
