using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Drawing;

/// <summary>A map that is drawn and encoded, and not yet written: its files in borrowed memory.</summary>
internal sealed class UnwrittenMap : IDisposable
{
    internal UnwrittenMap(
        EncodedMap files,
        SliceSummary summary,
        MapStatus status,
        double coverage,
        TimeSpan elapsed
    ) => (Files, Summary, Status, Coverage, Elapsed) = (files, summary, status, coverage, elapsed);

    internal EncodedMap Files { get; }

    internal SliceSummary Summary { get; }

    internal MapStatus Status { get; }

    internal double Coverage { get; }

    /// <summary>How long reading and drawing took.</summary>
    internal TimeSpan Elapsed { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => Files.Dispose();
}
