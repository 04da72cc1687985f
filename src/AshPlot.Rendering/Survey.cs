using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Colours;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Rendering;

/// <summary>What maps share and what is therefore known of all slices before the first map is drawn.</summary>
/// <param name="Scales">The shared colour scale, by quantity; null where each map has its own.</param>
/// <param name="Extents">The box of the maps, by quantity; null where the job was stopped before it was known.</param>
internal sealed record Survey(IReadOnlyList<ColourScale?> Scales, IReadOnlyList<GeoExtent?> Extents)
{
    /// <summary>
    /// Where the slice of each map is kept since it was measured, by number of the map; null where it is not, and empty
    /// where none is. Gone with the workers, hence in no journal.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<KeptSlice?> Kept { get; init; } = [];

    /// <summary>
    /// What scale or box leave out since it could not be read, in a sentence for the reader of a map, by quantity; null
    /// where they are complete, and empty where all are. A survey with gaps is made again by the next run, hence in no
    /// journal.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string?> Gaps { get; init; } = [];

    /// <summary>True where every slice that scales and boxes depend on was read.</summary>
    [JsonIgnore]
    public bool IsComplete { get; init; } = true;

    /// <summary>The survey of a job that was stopped before it was made.</summary>
    public static Survey None(int quantities) => new(new ColourScale?[quantities], new GeoExtent?[quantities]);

    /// <summary>What scale or box of a quantity leave out; null where they are complete.</summary>
    public string? GapOf(int quantity) => Gaps.IsEmpty ? null : Gaps[quantity];

    /// <summary>What a worker needs to know to draw a map.</summary>
    public DrawRequest RequestFor(MapPlan map) =>
        new(
            map,
            Scales[map.Quantity],
            Extents[map.Quantity]!,
            GapOf(map.Quantity),
            Kept.IsEmpty ? null : Kept[map.Number]
        );
}
