using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Analysing;

/// <summary>What a worker must know to analyse slices of a run. Plain data.</summary>
/// <param name="Files">The files of the run.</param>
/// <param name="Grids">Grid of each quantity that is analysed.</param>
/// <param name="Thresholds">Threshold of each, in its own units.</param>
internal sealed record AnalysisJob(
    ImmutableArray<SourceFile> Files, ImmutableArray<Grid> Grids, ImmutableArray<double> Thresholds);
