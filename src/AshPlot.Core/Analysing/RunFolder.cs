namespace AshPlot.Core.Analysing;

/// <summary>A run to analyse.</summary>
/// <param name="Name">Path under the given folder; null where the run's title names it.</param>
/// <param name="Inputs">Files or folders that together are the run.</param>
internal sealed record RunFolder(string? Name, IReadOnlyList<string> Inputs);
