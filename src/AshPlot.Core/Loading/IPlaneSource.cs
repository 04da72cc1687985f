using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>An open file that delivers stored planes. Not thread-safe: one caller at a time.</summary>
internal interface IPlaneSource : IDisposable
{
    /// <summary>
    /// Reads one plane, unscaled by the term's factor, as [latitude, longitude] in the file's own order of both.
    /// </summary>
    /// <param name="term">Which plane; its <see cref="PlaneTerm.File"/> is not looked at.</param>
    /// <param name="destination">Latitudes x longitudes values; a missing value is NaN.</param>
    /// <exception cref="Errors.UnreadableInputException">The plane cannot be read.</exception>
    void Read(PlaneTerm term, Span<float> destination);

    /// <summary>
    /// What the user should know of the values read until now, one sentence; null where there is nothing.
    /// </summary>
    string? Note => null;
}
