using System.Text.Json.Serialization;

namespace AshPlot.Benchmarks;

/// <summary>How the numbers of the pool's benchmark travel.</summary>
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double))]
internal sealed partial class PoolJson : JsonSerializerContext;
