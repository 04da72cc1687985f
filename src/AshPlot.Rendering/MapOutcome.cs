using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Resuming;

namespace AshPlot.Rendering;

/// <summary>
/// What became of a map that was begun. A value without what the plan tells, since a long run has thousands.
/// </summary>
/// <param name="Status">Done, empty, without data or failed.</param>
/// <param name="Error">Why it failed, in one line; null where it did not.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none, or the map failed.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none, or the map failed.</param>
/// <param name="Coverage">The share of the drawn area that the domain covers; null if the map failed.</param>
/// <param name="Missing">Cells of the slice without a value; null if the map failed.</param>
/// <param name="Pid">Process of the last attempt.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Milliseconds">Time of the last attempt.</param>
/// <param name="Kept">True if an earlier run has drawn it.</param>
/// <param name="Values">Where its values lie beside it, for the page: the file that says which of them a pixel
/// shows.</param>
internal readonly record struct MapOutcome(
    MapStatus Status,
    string? Error,
    double? Min,
    double? Max,
    double? Coverage,
    long? Missing,
    int Pid,
    int Attempts,
    double Milliseconds,
    bool Kept = false,
    string? Values = null
)
{
    /// <summary>That of a map that was drawn.</summary>
    public static MapOutcome Drawn(KeptDrawing map, int pid, int attempts, bool kept) =>
        new(
            map.Status,
            null,
            map.Min,
            map.Max,
            map.Coverage,
            map.Missing,
            pid,
            attempts,
            map.Milliseconds,
            kept,
            map.Files.FirstOrDefault(ValueFiles.IsGrid) is { } grid ? string.Intern(grid) : null
        ); // the same for thousands

    /// <summary>That of a map that could not be drawn.</summary>
    public static MapOutcome Failed(string error, int pid, int attempts, double milliseconds) =>
        new(MapStatus.Failed, error, null, null, null, null, pid, attempts, milliseconds);
}
