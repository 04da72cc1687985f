using System.Collections.Immutable;

namespace AshPlot.Core.Overlays;

/// <summary>What kind of geometry a feature has.</summary>
public enum OverlayKind
{
    /// <summary>A place with a sign.</summary>
    Point,

    /// <summary>A line.</summary>
    Line,

    /// <summary>An area; its rings are filled by the even-odd rule, so that inner ones are holes.</summary>
    Area,
}

/// <summary>A feature that the user lays over all maps: a boundary, an area, an airport.</summary>
/// <param name="Kind">Its geometry.</param>
/// <param name="Parts">
/// Its lines or rings, each as longitude, latitude, longitude, latitude and so on, in degrees east and north; a ring
/// does not repeat its first point. A point is one part of two numbers.
/// </param>
/// <param name="Label">Its name on the map; null for none.</param>
/// <param name="Style">How it is drawn.</param>
public sealed record OverlayFeature(
    OverlayKind Kind,
    ImmutableArray<ImmutableArray<float>> Parts,
    string? Label,
    OverlayStyle Style
);

/// <summary>
/// How a feature is drawn: the properties of simplestyle 1.1.0 (github.com/mapbox/simplestyle-spec) that maps have use
/// for.
/// </summary>
public sealed record OverlayStyle
{
    /// <summary>Colour of lines, 0xAARRGGBB.</summary>
    public uint Stroke { get; init; } = 0xFF2B3A67;

    /// <summary>Width of lines in pixels on a map of 1000x750.</summary>
    public float StrokeWidth { get; init; } = 1.5f;

    /// <summary>Colour of areas, 0xAARRGGBB; without opacity for none.</summary>
    public uint Fill { get; init; }

    /// <summary>Colour of the sign of a point, 0xAARRGGBB.</summary>
    public uint Marker { get; init; } = 0xFF2B3A67;

    /// <summary>Half the width of the sign of a point, in pixels on a map of 1000x750.</summary>
    public float MarkerSize { get; init; } = 4;
}
