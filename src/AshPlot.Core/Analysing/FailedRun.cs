namespace AshPlot.Core.Analysing;

/// <summary>A run that could not be analysed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Error">Why, in one line.</param>
internal sealed record FailedRun(string Name, string Error);
