namespace AshPlot.Core.Reporting;

/// <summary>The units in which values of a quantity are printed.</summary>
/// <param name="Units">The units, as people read them.</param>
/// <param name="Factor">What a value in the units of the quantity is multiplied by.</param>
internal sealed record ManifestDisplay(string Units, double Factor);
