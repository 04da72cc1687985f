namespace AshPlot.Core.Colours;

/// <summary>A range of values that is drawn in one colour: it holds lower &lt;= value &lt; upper.</summary>
/// <param name="Lower">Lower boundary in the units of the scheme; null for a class that begins at no value.</param>
/// <param name="Upper">Upper boundary; null for a class that ends at no value.</param>
/// <param name="Colour">Opaque colour, 0xAARRGGBB.</param>
/// <param name="Label">What people call the class, e.g. <c>low</c>; null where it has no name.</param>
public sealed record ColourClass(double? Lower, double? Upper, uint Colour, string? Label = null);
