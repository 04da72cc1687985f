using AshPlot.Core.Colours;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Tasks;

/// <summary>A map to draw.</summary>
/// <param name="Map">The map.</param>
/// <param name="Scale">The scale it shares with others, or null for its own.</param>
/// <param name="Extent">The box that it shows, as all maps of its quantity do.</param>
/// <param name="Remark">What a reader of the map must know of what it shares with others; null where there is nothing.</param>
/// <param name="Kept">Where its slice is kept since it was measured, if it is.</param>
internal sealed record DrawRequest(MapPlan Map, ColourScale? Scale, GeoExtent Extent, string? Remark = null, KeptSlice? Kept = null);
