using AshPlot.Core.Drawing;

namespace AshPlot.Cli.Rendering;

/// <summary>What became of a map that was begun.</summary>
/// <param name="Drawn">The map, or null where it failed.</param>
/// <param name="Error">Why it failed, in one line; null where it did not.</param>
/// <param name="Pid">Process of the last attempt.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Milliseconds">Time of the last attempt.</param>
/// <param name="Kept">True if an earlier run has drawn it.</param>
internal sealed record MapOutcome(DrawnMap? Drawn, string? Error, int Pid, int Attempts, double Milliseconds, bool Kept = false);
