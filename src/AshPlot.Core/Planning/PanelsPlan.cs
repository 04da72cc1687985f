using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>The panels of a map that is a figure of several.</summary>
/// <param name="Axis">What they differ in.</param>
/// <param name="Rows">Cells down.</param>
/// <param name="Columns">Cells across; the last cells may be empty.</param>
/// <param name="Panels">What each shows, row by row.</param>
internal sealed record PanelsPlan(PanelAxis Axis, int Rows, int Columns, ImmutableArray<PanelPlan> Panels);

/// <summary>One panel.</summary>
/// <param name="Level">Name of the level, or null for one without.</param>
/// <param name="Slice">The data.</param>
internal sealed record PanelPlan(string? Level, SliceDescription Slice);
