using System.Text.Json.Serialization;

namespace AshPlot.Soak;

/// <summary>How numbers travel.</summary>
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
internal sealed partial class SoakJson : JsonSerializerContext;
