using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.Workers;

/// <summary>Slices of a quantity whose range is wanted.</summary>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slices">The slices.</param>
/// <param name="Keep">True where they are drawn later on and should be kept for that.</param>
internal sealed record MeasureRequest(int Quantity, ImmutableArray<SliceDescription> Slices, bool Keep = false);
