using System.Collections.Immutable;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Querying;

/// <summary>What one slice answers: its values at cells, or what it holds as a whole. All in the quantity's units.</summary>
/// <param name="Values">Value at each cell that was asked for; NaN where it is missing or outside.</param>
/// <param name="Whole">Of the whole slice, where no cells were asked for.</param>
internal sealed record SliceAnswer(ImmutableArray<float> Values, SliceExtremes? Whole);

/// <summary>Maximum of a slice and what is over thresholds.</summary>
/// <param name="Maximum">Largest value; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null without one.</param>
/// <param name="Latitude">Centre of its cell; null without one.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value.</param>
/// <param name="Over">For each threshold, what is over it.</param>
internal sealed record SliceExtremes(
    double? Maximum, double? Longitude, double? Latitude, double MissingSquareMetres, ImmutableArray<ThresholdExtent> Over);

/// <summary>What of a slice is over a threshold.</summary>
/// <param name="SquareMetres">Area of the cells whose value is greater.</param>
/// <param name="Cells">Number of the cells; those of a meridian that is there twice count once.</param>
/// <param name="Box">The smallest box around them, to their edges; null where there are none.</param>
internal sealed record ThresholdExtent(double SquareMetres, int Cells, GeoExtent? Box);
