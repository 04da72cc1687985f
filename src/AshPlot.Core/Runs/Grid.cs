using System.Text.Json.Serialization;
using AshPlot.Core.Grids;

namespace AshPlot.Core.Runs;

/// <summary>
/// A grid of cells, which lie between longitudes and latitudes unless it has a mapping or places of its own. Values of
/// a slice are stored row by row: [latitude, longitude].
/// </summary>
/// <param name="Longitudes">
/// Columns, degrees east, as stored (0..360, -180..180 or past 180). With a <see cref="Mapping"/>, the x axis of the
/// grid: rotated degrees, or metres; with <see cref="Places"/>, columns counted from 0.
/// </param>
/// <param name="Latitudes">
/// Rows, degrees north, as stored: row 0 may be the southernmost or the northernmost. With a <see cref="Mapping"/> or
/// <see cref="Places"/>, the y axis of the grid or its rows.
/// </param>
internal sealed record Grid(GridAxis Longitudes, GridAxis Latitudes)
{
    /// <summary>How the axes become true longitudes and latitudes; null where they are those.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GridMapping? Mapping { get; init; }

    /// <summary>Where each cell of a curvilinear grid lies; null where the axes say it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CellPlaces? Places { get; init; }

    /// <summary>True where the axes are true longitudes and latitudes.</summary>
    [JsonIgnore]
    public bool IsTrue => Mapping is null && Places is null;

    /// <summary>What <see cref="MappingName"/> is of a grid of true longitudes and latitudes.</summary>
    public const string TrueMapping = "latitude_longitude";

    /// <summary>The mapping by its name in the CF conventions, or <c>curvilinear</c>.</summary>
    [JsonIgnore]
    public string MappingName => Places is not null ? "curvilinear" : Mapping?.Name ?? TrueMapping;

    /// <summary>What the axes count: <c>degrees</c>, <c>m</c>, or <c>cells</c> of a curvilinear grid.</summary>
    [JsonIgnore]
    public string AxisUnits =>
        Places is not null ? "cells"
        : Mapping is { IsRotatedPole: false } ? "m"
        : "degrees";

    /// <summary>Number of cells, which is the length of a slice's buffer.</summary>
    public int CellCount => Longitudes.Count * Latitudes.Count;

    /// <summary>True when both grids have the same cells.</summary>
    public bool IsSameAs(Grid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Longitudes.IsSameAs(other.Longitudes)
            && Latitudes.IsSameAs(other.Latitudes)
            && Mapping == other.Mapping
            && (Places is null ? other.Places is null : other.Places is { } places && Places.IsSameAs(places));
    }
}
