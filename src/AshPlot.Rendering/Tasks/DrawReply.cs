using AshPlot.Core.Drawing;

namespace AshPlot.Rendering.Tasks;

/// <summary>The map, or in one line why it could not be drawn.</summary>
internal sealed record DrawReply(DrawnMap? Map, string? Problem);
