using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AshPlot.Cli.StartMethods;

/// <summary>What <c>start-methods --json</c> prints.</summary>
/// <param name="Rows">The observations.</param>
internal sealed record ExperimentDocument(ImmutableArray<ExperimentRow> Rows);

/// <summary>One observation under either start method.</summary>
/// <param name="Observation">What was looked for.</param>
/// <param name="Fork">Whether it was so in a forked worker; null where workers cannot be forked.</param>
/// <param name="Spawn">Whether it was so in a spawned worker.</param>
/// <param name="Why">The reason, in a sentence.</param>
/// <param name="Evidence">What was seen.</param>
internal sealed record ExperimentRow(string Observation, bool? Fork, bool Spawn, string Why, JsonObject Evidence);

/// <summary>How the experiment's tasks travel, and how its document is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(Observation))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(LockReport))]
[JsonSerializable(typeof(ExperimentDocument))]
internal sealed partial class ExperimentJson : JsonSerializerContext;
