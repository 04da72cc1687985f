using System.Text.Json.Serialization;

namespace AshPlot.Core.Geography;

/// <summary>The constants of a projection; those that it does not have are null.</summary>
internal sealed record ProjectionParameters
{
    /// <summary>Unit of projected coordinates: <c>degrees</c> or <c>metres</c>.</summary>
    public required string Units { get; init; }

    /// <summary>
    /// Longitude of the meridian x = 0, degrees east; of the middle of the map for plate carree, whose x is the
    /// longitude itself.
    /// </summary>
    public required double CentralLongitude { get; init; }

    /// <summary>Latitude at which y = 0 on the central meridian, degrees north.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LatitudeOfOrigin { get; init; }

    /// <summary>First latitude along which lengths are true, degrees north.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StandardParallel1 { get; init; }

    /// <summary>Second latitude along which lengths are true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StandardParallel2 { get; init; }

    /// <summary>Radius of the sphere in metres; null where coordinates are degrees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? EarthRadius { get; init; }
}
