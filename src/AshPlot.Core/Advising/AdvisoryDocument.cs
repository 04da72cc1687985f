using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Advising;

/// <summary>The draft of an advisory: as <c>ashplot advisory</c> prints it in JSON.</summary>
/// <param name="Status">That it is none.</param>
/// <param name="Model">The model that wrote the run.</param>
/// <param name="Title">Title of the run; null where it has none.</param>
/// <param name="Threshold">The concentration above which there is ash.</param>
/// <param name="Units">Its units.</param>
/// <param name="MostVertices">How many corners a polygon has at most.</param>
/// <param name="Notes">What a reader must know, one sentence each.</param>
/// <param name="Quantities">A draft for each air concentration of the run.</param>
internal sealed record AdvisoryDocument(
    string Status,
    string Model,
    string? Title,
    double Threshold,
    string Units,
    int MostVertices,
    ImmutableArray<string> Notes,
    ImmutableArray<AdvisoryQuantity> Quantities
)
{
    /// <summary>What every form of it begins with.</summary>
    public const string Draft = "DRAFT, not an advisory";

    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AdvisoryJson.Default.AdvisoryDocument) + "\n";
}

/// <summary>The draft for a quantity.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Distinction">What tells it from others of its name; empty where it is the only one.</param>
/// <param name="Units">Units of the maxima.</param>
/// <param name="Times">The times.</param>
internal sealed record AdvisoryQuantity(
    string Name,
    string Distinction,
    string Units,
    ImmutableArray<AdvisoryTime> Times
);

/// <summary>The layers at a time.</summary>
/// <param name="Time">UTC, ISO 8601; null without a time.</param>
/// <param name="From">Beginning of its period; null without one.</param>
/// <param name="To">End of its period; null without one.</param>
/// <param name="Hours">Hours since the first time of the draft; null without a time.</param>
/// <param name="Layers">The layers.</param>
internal sealed record AdvisoryTime(
    string? Time,
    string? From,
    string? To,
    double? Hours,
    ImmutableArray<AdvisoryLayerFacts> Layers
);

/// <summary>What is known of a layer at a time.</summary>
/// <param name="Layer">The layer as an advisory writes it.</param>
/// <param name="Lower">Its bottom as a flight level.</param>
/// <param name="Upper">Its top as a flight level.</param>
/// <param name="Levels">The levels of the run in it; the value of the layer is the maximum over them.</param>
/// <param name="CoveredPercent">How much of the layer lies within the bounds of these; null where they have
/// none.</param>
/// <param name="State">One of the words of <see cref="AdvisoryState"/>.</param>
/// <param name="Maximum">Largest value; null if there is none.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null where there is no ash.</param>
/// <param name="Latitude">Centre of its cell; null where there is no ash.</param>
/// <param name="AshSquareMetres">Area of the cells over the threshold.</param>
/// <param name="PolygonSquareMetres">Area of the polygons together.</param>
/// <param name="AreaErrorPercent">By how much the polygons are larger than the cells; null without ash.</param>
/// <param name="OutsideSquareMetres">Area over the threshold in no polygon: what rounding to minutes takes.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value, of which nothing is known.</param>
/// <param name="ReachesEdge">True where ash lies at the edge of the model's domain and may go on beyond it.</param>
/// <param name="Polygons">The polygons, the largest first.</param>
internal sealed record AdvisoryLayerFacts(
    string Layer,
    int Lower,
    int Upper,
    ImmutableArray<string> Levels,
    double? CoveredPercent,
    string State,
    double? Maximum,
    double? Longitude,
    double? Latitude,
    double AshSquareMetres,
    double PolygonSquareMetres,
    double? AreaErrorPercent,
    double OutsideSquareMetres,
    double MissingSquareMetres,
    bool ReachesEdge,
    ImmutableArray<AdvisoryPolygon> Polygons
);

/// <summary>What a layer is said to hold.</summary>
internal static class AdvisoryState
{
    /// <summary>Ash over the threshold.</summary>
    public const string Ash = "ash";

    /// <summary>
    /// No ash over the threshold, as far as the levels of the run reach: through the whole layer, if they have bounds.
    /// </summary>
    public const string None = "none";

    /// <summary>
    /// The layer is not known to be free of ash: no level lies in it, all values are missing, or its levels cover only
    /// part of it and show no ash.
    /// </summary>
    public const string Unknown = "unknown";
}

/// <summary>A polygon.</summary>
/// <param name="Text">Its corners as an advisory writes them.</param>
/// <param name="Vertices">Longitude and latitude of each corner, clockwise, the first not repeated.</param>
internal sealed record AdvisoryPolygon(string Text, ImmutableArray<ImmutableArray<double>> Vertices)
{
    /// <summary>The corners in whole minutes.</summary>
    [JsonIgnore]
    public ImmutableArray<IcaoPosition> Corners { get; init; }

    /// <summary>The polygon of corners.</summary>
    public static AdvisoryPolygon Of(ImmutableArray<IcaoPosition> corners)
    {
        // All longitudes meet at a pole: one position is enough to say it.
        var written = corners.Where(
            (corner, index) => !corner.IsPole || !corners[(index + corners.Length - 1) % corners.Length].IsPole
        );
        return new AdvisoryPolygon(
            string.Join(" - ", written.Select(corner => corner.IsPole ? corner with { Longitude = 0 } : corner)),
            [
                .. corners.Select(corner =>
                    ImmutableArray.Create(Math.Round(corner.Place.Longitude, 7), Math.Round(corner.Place.Latitude, 7))
                ),
            ]
        )
        {
            Corners = corners,
        };
    }
}

/// <summary>How drafts are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(AdvisoryDocument))]
internal sealed partial class AdvisoryJson : JsonSerializerContext;
