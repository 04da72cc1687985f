using System.Collections.Immutable;

namespace AshPlot.Core.Finishing;

/// <summary>An animation to make: the maps of a quantity at a level, one after another.</summary>
/// <param name="Quantity">Index of the quantity in the manifest.</param>
/// <param name="Level">Name of the level, or null.</param>
/// <param name="Path">Where it goes, relative to the output folder, with <c>/</c>.</param>
/// <param name="Frames">Files of the maps, relative to the output folder, in order of time.</param>
/// <param name="FramesPerSecond">How many maps are shown in a second.</param>
internal sealed record AnimationPlan(
    int Quantity,
    string? Level,
    string Path,
    ImmutableArray<string> Frames,
    double FramesPerSecond = Animations.DefaultFramesPerSecond
);
