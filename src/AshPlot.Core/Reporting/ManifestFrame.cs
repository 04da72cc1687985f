using System.Text.Json.Serialization;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Where a map lies in its picture: its rectangle in pixels from the top left, and the projected coordinates of its
/// edges (degrees for plate carrée, metres for the others). With both, a pixel can be turned into a place and back.
/// </summary>
internal sealed record ManifestFrame
{
    /// <summary>Left edge in pixels.</summary>
    public required double X { get; init; }

    /// <summary>Top edge in pixels.</summary>
    public required double Y { get; init; }

    /// <summary>Width in pixels.</summary>
    public required double Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required double Height { get; init; }

    /// <summary>Projection as the option names it, e.g. <c>plate-carree</c>.</summary>
    public required string Projection { get; init; }

    /// <summary>
    /// Constants of the projection; null in a manifest made before there were projections to choose from.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProjectionParameters? ProjectionParameters { get; init; }

    /// <summary>Projected coordinate of the left edge.</summary>
    [JsonPropertyName("xmin")]
    public required double XMin { get; init; }

    /// <summary>Projected coordinate of the right edge.</summary>
    [JsonPropertyName("xmax")]
    public required double XMax { get; init; }

    /// <summary>Projected coordinate of the bottom edge.</summary>
    [JsonPropertyName("ymin")]
    public required double YMin { get; init; }

    /// <summary>Projected coordinate of the top edge.</summary>
    [JsonPropertyName("ymax")]
    public required double YMax { get; init; }
}
