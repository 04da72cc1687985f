namespace AshPlot.Core.Reporting;

/// <summary>A class of a scale: it holds lower &lt;= value &lt; upper.</summary>
/// <param name="Lower">In the quantity's units; null for a class that is open below.</param>
/// <param name="Upper">In the quantity's units; null for a class that is open above.</param>
/// <param name="Colour">Its colour, <c>#rrggbb</c>; null for one that is not drawn, such as differences near
/// zero.</param>
/// <param name="Label">Its name, e.g. <c>low</c>; null where it has none.</param>
internal sealed record ManifestClass(double? Lower, double? Upper, string? Colour, string? Label);
