using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>A map that is drawn and encoded, and not yet written: its files in borrowed memory.</summary>
public sealed class UnwrittenMap : IDisposable
{
    internal UnwrittenMap(EncodedMap files, SliceSummary summary, bool isEmpty, TimeSpan elapsed) =>
        (Files, Summary, IsEmpty, Elapsed) = (files, summary, isEmpty, elapsed);

    internal EncodedMap Files { get; }

    internal SliceSummary Summary { get; }

    internal bool IsEmpty { get; }

    /// <summary>How long reading and drawing took.</summary>
    internal TimeSpan Elapsed { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => Files.Dispose();
}
