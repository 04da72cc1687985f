using System.Collections.Immutable;

namespace AshPlot.Cli.Info;

/// <summary>A variable that is no quantity.</summary>
internal sealed record InfoVariable(string Name, string? Units, string? LongName, ImmutableArray<string> Dimensions);
