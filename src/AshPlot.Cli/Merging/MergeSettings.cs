using AshPlot.Cli.Reporting;

namespace AshPlot.Cli.Merging;

/// <summary>A merge as the user wants it.</summary>
/// <param name="Folder">The output folder that the shards share.</param>
/// <param name="Logging">How much is said.</param>
internal sealed record MergeSettings(string Folder, LogSettings Logging);
