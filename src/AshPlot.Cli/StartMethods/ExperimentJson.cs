using System.Text.Json.Serialization;

namespace AshPlot.Cli.StartMethods;

/// <summary>How the experiment's tasks travel, and how its document is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Observation))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(LockReport))]
[JsonSerializable(typeof(ExperimentDocument))]
internal sealed partial class ExperimentJson : JsonSerializerContext;
