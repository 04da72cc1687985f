namespace AshPlot.Rendering.Tasks;

/// <summary>Null, or in one line why the animation could not be made.</summary>
internal sealed record AnimateReply(string? Problem);
