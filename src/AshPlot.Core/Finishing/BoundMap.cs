namespace AshPlot.Core.Finishing;

/// <summary>A map in the merged document.</summary>
/// <param name="File">Its PDF.</param>
/// <param name="Group">Entry of the outline that it stands under: quantity and level.</param>
/// <param name="Title">Its own entry: its time.</param>
internal sealed record BoundMap(string File, string Group, string Title);
