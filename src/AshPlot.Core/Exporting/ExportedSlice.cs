using System.Collections.Immutable;
using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Overlays;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Exporting;

/// <summary>A slice to export.</summary>
/// <param name="Plan">Its quantity.</param>
/// <param name="Map">Its map.</param>
/// <param name="Colouring">The colours of the map.</param>
/// <param name="Summary">What is known of the values.</param>
/// <param name="Values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
internal sealed record ExportedSlice(
    QuantityPlan Plan,
    MapPlan Map,
    MapColouring Colouring,
    SliceSummary Summary,
    ReadOnlyMemory<float> Values
)
{
    /// <summary>
    /// What a reader must know before all else, such as what the scale leaves out; null where there is nothing.
    /// </summary>
    public string? Remark { get; init; }

    /// <summary>Where it comes from, name to text.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>Where ash was released.</summary>
    public ImmutableArray<ReleaseSite> Sites { get; init; } = [];

    /// <summary>The name of the volcano; null where the run does not say.</summary>
    public string? Volcano { get; init; }

    /// <summary>What the user lays over all maps.</summary>
    public ImmutableArray<OverlayFeature> Overlays { get; init; } = [];

    /// <summary>Contours of the values, where the maps have them.</summary>
    public ImmutableArray<ContourLine> Contours { get; init; } = [];

    /// <summary>What must be seen before all else; null for an ordinary run.</summary>
    public string? Stamp => Facts.FirstOrDefault(fact => fact.Key == "Stamp").Value;

    /// <summary>The quantity.</summary>
    public QuantityDescription Quantity => Plan.Description;

    /// <summary>The level.</summary>
    public Level Level => Quantity.Levels[Map.Slice.LevelIndex];

    /// <summary>The time; null for a quantity without times.</summary>
    public TimeStep? Time => Map.Slice.TimeIndex < 0 ? null : Quantity.Times[Map.Slice.TimeIndex];
}
