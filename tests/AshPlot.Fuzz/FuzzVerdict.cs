using System.Text.Json.Serialization;

namespace AshPlot.Fuzz;

/// <summary>How reading one file ended, in a form that travels between processes.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Message">The refusal, or what is wrong with it.</param>
public sealed record FuzzVerdict(FuzzOutcome Outcome, string Message);

/// <summary>How verdicts travel.</summary>
[JsonSerializable(typeof(FuzzVerdict))]
[JsonSerializable(typeof(string))]
public sealed partial class FuzzJson : JsonSerializerContext;
