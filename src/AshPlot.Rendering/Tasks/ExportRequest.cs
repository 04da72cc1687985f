using AshPlot.Core.Colours;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Tasks;

/// <summary>A map whose slice is exported.</summary>
/// <param name="Map">The map.</param>
/// <param name="Scale">The scale it shares with others, or null for its own.</param>
/// <param name="Remark">What a reader must know of what it shares with others; null where there is nothing.</param>
internal sealed record ExportRequest(MapPlan Map, ColourScale? Scale, string? Remark = null);
