using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>How run descriptions travel between processes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunDescription))]
[JsonSerializable(typeof(QuantityDescription))]
[JsonSerializable(typeof(SliceDescription))]
public sealed partial class RunJson : JsonSerializerContext;
