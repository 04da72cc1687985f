using System.Text.Json.Nodes;

namespace AshPlot.Cli.StartMethods;

/// <summary>One observation under either start method.</summary>
/// <param name="Observation">What was looked for.</param>
/// <param name="Fork">Whether it was so in a forked worker; null where workers cannot be forked.</param>
/// <param name="Spawn">Whether it was so in a spawned worker.</param>
/// <param name="Why">The reason, in a sentence.</param>
/// <param name="Evidence">What was seen.</param>
internal sealed record ExperimentRow(string Observation, bool? Fork, bool Spawn, string Why, JsonObject Evidence);
