using System.Collections.Immutable;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>A KMZ to make of all maps of a quantity.</summary>
/// <param name="Quantity">Index of the quantity in the manifest.</param>
/// <param name="Path">Where it goes, relative to the output folder, with <c>/</c>.</param>
/// <param name="Maps">The maps that have an overlay, in the order of the manifest.</param>
internal sealed record JoinedOverlayPlan(int Quantity, string Path, ImmutableArray<ManifestMap> Maps);
