namespace AshPlot.Rendering.Tasks;

/// <summary>Null, or in one line why there is no file.</summary>
internal sealed record ConvertReply(string? Problem);
