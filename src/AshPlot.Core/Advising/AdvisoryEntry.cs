using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Advising;

/// <summary>A layer at a time for which polygons are drawn.</summary>
/// <param name="Quantity">Index into the quantities of the plan.</param>
/// <param name="Layer">Index into its layers.</param>
/// <param name="Time">Index of the time in the quantity's; -1 without one.</param>
/// <param name="Levels">Names of the model levels in it, from the lowest up.</param>
/// <param name="Covered">The share of the layer that their bounds cover; null where they have no bounds.</param>
/// <param name="Slice">The maximum over these; null where the run has none at this time.</param>
internal sealed record AdvisoryEntry(
    int Quantity,
    int Layer,
    int Time,
    ImmutableArray<string> Levels,
    double? Covered,
    SliceDescription? Slice
);

/// <summary>What a worker must know to draw polygons. Plain data.</summary>
/// <param name="Files">The files of the run.</param>
/// <param name="Grids">Grid of each quantity.</param>
/// <param name="Thresholds">Threshold of each quantity, in its units.</param>
/// <param name="Vertices">How many corners a polygon may have.</param>
internal sealed record AdvisoryJob(
    ImmutableArray<SourceFile> Files,
    ImmutableArray<Grid> Grids,
    ImmutableArray<double> Thresholds,
    int Vertices
);

/// <summary>What a worker found in a layer at a time; in the quantity's units.</summary>
/// <param name="Maximum">Largest value; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell; null without one.</param>
/// <param name="Latitude">Centre of its cell; null without one.</param>
/// <param name="SquareMetres">Area of the cells over the threshold.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value.</param>
/// <param name="ReachesEdge">True where a cell over the threshold lies at the edge of the model's domain.</param>
/// <param name="Outline">The polygons; null where nothing is over the threshold.</param>
internal sealed record AdvisoryDraft(
    double? Maximum,
    double? Longitude,
    double? Latitude,
    double SquareMetres,
    double MissingSquareMetres,
    bool ReachesEdge,
    CloudOutline? Outline
);
