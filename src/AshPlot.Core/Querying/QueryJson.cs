using System.Text.Json.Serialization;

namespace AshPlot.Core.Querying;

/// <summary>How answers are written: ASCII, indented, camel case, nulls written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(QueryDocument))]
internal sealed partial class QueryJson : JsonSerializerContext;
