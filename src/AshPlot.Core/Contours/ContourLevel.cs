namespace AshPlot.Core.Contours;

/// <summary>A value along which a contour runs.</summary>
/// <param name="Value">The value, in the quantity's units.</param>
/// <param name="Text">The value in the units of the map; empty for a line without a label.</param>
internal readonly record struct ContourLevel(double Value, string Text);
