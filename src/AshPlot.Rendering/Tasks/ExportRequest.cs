using AshPlot.Core.Colours;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Tasks;

/// <summary>A map whose slice is exported.</summary>
/// <param name="Map">The map.</param>
/// <param name="Scale">The scale it shares with others, or null for its own.</param>
internal sealed record ExportRequest(MapPlan Map, ColourScale? Scale);
