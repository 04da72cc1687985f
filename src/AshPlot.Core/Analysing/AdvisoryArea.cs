namespace AshPlot.Core.Analysing;

/// <summary>The largest area over the threshold. Level and time are null where nothing is over it.</summary>
/// <param name="SquareMetres">The area.</param>
/// <param name="Level">Name of the level, as in file names.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="Time">UTC, ISO 8601; null too for a run without times.</param>
internal sealed record AdvisoryArea(double SquareMetres, string? Level, double? LevelValue, string? Time);
