using System.Collections.Immutable;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.Workers;

/// <summary>The range of the slices together, as far as they could be read.</summary>
/// <param name="Summary">Range of all that were read.</param>
/// <param name="Problem">Why one could not be read, in one line; its map will fail by itself.</param>
/// <param name="Ash">Where there is ash in any of them; null where there is none, or the box of the maps does not depend on it.</param>
/// <param name="Kept">By number of the slice, where it is kept; empty where none was to be.</param>
internal sealed record MeasureReply(SliceSummary Summary, string? Problem, GeoCover? Ash, ImmutableArray<KeptSlice?> Kept);
