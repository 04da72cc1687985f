using System.Collections.Immutable;
using AshPlot.Core.Analysing;

namespace AshPlot.Cli.Workers;

/// <summary>What was found in each slice, or in one line why it was not.</summary>
internal sealed record AnalyseReply(ImmutableArray<SliceAnalysis> Slices, string? Problem);
