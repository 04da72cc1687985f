namespace AshPlot.Core.Runs;

/// <summary>A change of grid: each cell gets the value of the stored cell that holds its centre.</summary>
/// <param name="From">The grid as stored.</param>
/// <param name="To">The grid of the slices.</param>
internal sealed record Regrid(Grid From, Grid To);
