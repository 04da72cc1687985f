using AshPlot.Core.Differences;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering;

/// <summary>A render as its caller wants it; checked.</summary>
internal sealed record RenderSettings
{
    public required string OutputFolder { get; init; }

    public required LoadOptions Load { get; init; }

    public required MapOptions Maps { get; init; }

    /// <summary>The runs whose difference is drawn; null for a run by itself.</summary>
    public DifferenceOptions? Difference { get; init; }

    public required RenderOptions Options { get; init; }
}
