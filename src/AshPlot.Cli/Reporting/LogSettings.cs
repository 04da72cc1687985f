namespace AshPlot.Cli.Reporting;

/// <summary>How much is said, and where else.</summary>
/// <param name="Verbose">Everything, with stack traces.</param>
/// <param name="Quiet">Nothing but errors.</param>
/// <param name="File">A file for the log, or null.</param>
internal sealed record LogSettings(bool Verbose, bool Quiet, string? File);
