using System.Text.Json.Serialization;
using AshPlot.Core;

namespace AshPlot.Cli.Info;

/// <summary>How the document is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(InfoDocument))]
internal sealed partial class InfoJson : JsonSerializerContext;
