namespace AshPlot.Core.Drawing;

/// <summary>Where a meridian or parallel meets an edge of the map.</summary>
/// <param name="Position">Projected coordinate along the edge.</param>
/// <param name="Label">Name of the line.</param>
internal sealed record EdgeTick(double Position, string Label);
