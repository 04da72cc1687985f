using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>How a manifest is written: ASCII, indented, camel case, nulls kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
