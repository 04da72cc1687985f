using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Querying;

/// <summary>What a worker must know to answer for slices of a run. Plain data.</summary>
/// <param name="Files">The files of the run.</param>
/// <param name="Grids">Grid of each quantity.</param>
/// <param name="Thresholds">Thresholds of each quantity, in its units.</param>
/// <param name="Cells">For each quantity the cells that are asked for, -1 outside; none to ask of whole slices.</param>
internal sealed record QueryJob(
    ImmutableArray<SourceFile> Files, ImmutableArray<Grid> Grids, ImmutableArray<ImmutableArray<double>> Thresholds,
    ImmutableArray<ImmutableArray<int>> Cells);
