using System.Text.Json.Serialization;

namespace AshPlot.Core.Analysing;

/// <summary>How <c>summary.json</c> is written: ASCII, indented, camel case, nulls kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(AnalysisDocument))]
internal sealed partial class AnalysisJson : JsonSerializerContext;
