namespace AshPlot.Core.Analysing;

/// <summary>The largest concentration, and where it is. Level, time and place are null where there is no ash at all.</summary>
/// <param name="Value">The concentration; null where no cell is valid.</param>
/// <param name="Units">Its units, the file's own.</param>
/// <param name="Level">Name of the level, as in file names.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="Time">UTC, ISO 8601; null too for a run without times.</param>
/// <param name="Longitude">Centre of the cell, -180..180.</param>
/// <param name="Latitude">Centre of the cell.</param>
internal sealed record MaxConcentration(
    double? Value, string Units, string? Level, double? LevelValue, string? Time, double? Longitude, double? Latitude);
