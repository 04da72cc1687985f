namespace AshPlot.Core.Comparing;

/// <summary>Pictures in the report: paths relative to it, with <c>/</c>; null where there is none.</summary>
/// <param name="Expected">Copy of the expected picture.</param>
/// <param name="Actual">Copy of the actual picture.</param>
/// <param name="Difference">Where they differ.</param>
internal sealed record ComparedFiles(string? Expected, string? Actual, string? Difference);
