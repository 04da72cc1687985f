namespace AshPlot.Fuzz.Inputs;

/// <summary>A sound file that damaged ones are made from.</summary>
/// <param name="Name">What it is, for reports.</param>
/// <param name="Content">Its bytes.</param>
public sealed record FuzzSeed(string Name, byte[] Content);
