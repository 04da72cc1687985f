using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>A part of a quantity that fills a block of levels and times without gaps.</summary>
/// <param name="Field">How the block is written.</param>
/// <param name="Slices">Its slices as [level, time], whose values are those that the file stores.</param>
internal sealed record FieldBlock(WrittenField Field, ImmutableArray<SliceDescription> Slices);
