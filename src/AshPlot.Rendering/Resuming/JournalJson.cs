using System.Text.Json.Serialization;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Resuming;

/// <summary>How entries of the journal are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(JobFingerprint))]
[JsonSerializable(typeof(KnownPrescan))]
[JsonSerializable(typeof(MapOptions))]
internal sealed partial class JournalJson : JsonSerializerContext;
