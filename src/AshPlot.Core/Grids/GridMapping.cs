using System.Text.Json.Serialization;

namespace AshPlot.Core.Grids;

/// <summary>
/// How the axes of a grid become true longitudes and latitudes: a <c>grid_mapping</c> of the CF conventions (appendix
/// F). Attributes that a mapping does not have stay at their defaults. Angles are in degrees, lengths in metres.
/// </summary>
internal sealed record GridMapping
{
    /// <summary>The value of <c>grid_mapping_name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Longitude of the meridian in the middle of a projection, or of the north pole of a rotated grid, degrees east.
    /// </summary>
    public double Longitude { get; init; }

    /// <summary>
    /// Latitude of the origin of a projection, or of the north pole of a rotated grid, degrees north.
    /// </summary>
    public double Latitude { get; init; }

    /// <summary>Longitude of the true north pole on a rotated grid, degrees.</summary>
    public double NorthPoleGridLongitude { get; init; }

    /// <summary>Latitude along which lengths are true; null where a scale factor says it.</summary>
    public double? StandardParallel1 { get; init; }

    /// <summary>The second such latitude of a conic projection.</summary>
    public double? StandardParallel2 { get; init; }

    /// <summary>Scale at the origin, on the central meridian or at the pole.</summary>
    public double ScaleFactor { get; init; } = 1;

    /// <summary>Added to x, metres.</summary>
    public double FalseEasting { get; init; }

    /// <summary>Added to y, metres.</summary>
    public double FalseNorthing { get; init; }

    /// <summary>The Earth's semi-major axis or radius, metres.</summary>
    public double SemiMajorAxis { get; init; } = Wgs84SemiMajorAxis;

    /// <summary>The Earth's inverse flattening; 0 for a sphere.</summary>
    public double InverseFlattening { get; init; } = Wgs84InverseFlattening;

    /// <summary>
    /// True where the file does not say the shape of the Earth, so that WGS 84 is assumed, as PROJ and GDAL do.
    /// </summary>
    public bool IsEarthAssumed { get; init; }

    // NIMA TR8350.2, third edition, table 3.1.
    internal const double Wgs84SemiMajorAxis = 6378137;
    internal const double Wgs84InverseFlattening = 298.257223563;

    /// <summary>
    /// True where the axes are degrees about a displaced pole; false where they are metres of a projection.
    /// </summary>
    [JsonIgnore]
    public bool IsRotatedPole => Name == RotatedPole.MappingName;

    /// <summary>For people, e.g. <c>Lambert conformal conic</c>.</summary>
    [JsonIgnore]
    public string Title => GridProjections.TitleOf(Name);
}
