namespace AshPlot.Workers;

/// <summary>How far a map has come.</summary>
/// <param name="Done">How many of its outcomes were yielded so far.</param>
/// <param name="Failed">How many of them are failures.</param>
public readonly record struct MapProgress(int Done, int Failed);
