using System.Collections.Immutable;

namespace AshPlot.Cli.Info;

/// <summary>A variable that is not drawn, why, and the options with which it is.</summary>
internal sealed record InfoVariable(
    string Name, string? Units, string? LongName, ImmutableArray<string> Dimensions, string? Reason, string? Advice);
