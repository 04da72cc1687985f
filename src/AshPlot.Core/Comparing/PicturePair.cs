namespace AshPlot.Core.Comparing;

/// <summary>Two files to compare.</summary>
/// <param name="Name">Path relative to both folders, with <c>/</c>; of two single files the name of the expected one.</param>
/// <param name="Expected">Path of the expected picture; null for an extra one.</param>
/// <param name="Actual">Path of the actual picture; null for a missing one.</param>
internal sealed record PicturePair(string Name, string? Expected, string? Actual);
