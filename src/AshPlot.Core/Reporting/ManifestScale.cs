namespace AshPlot.Core.Reporting;

/// <summary>The colour scale that the maps of a quantity share.</summary>
public sealed record ManifestScale
{
    /// <summary>Value at the lower end, in the quantity's units; null where each map has its own scale.</summary>
    public double? Min { get; init; }

    /// <summary>Value at the upper end, in the quantity's units; null where each map has its own scale.</summary>
    public double? Max { get; init; }

    /// <summary>How values turn into colours, e.g. <c>linear</c> or <c>log</c>.</summary>
    public required string Kind { get; init; }
}
