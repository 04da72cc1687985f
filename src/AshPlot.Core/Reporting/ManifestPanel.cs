using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>
/// One panel of a map that is a figure of several, and where on the picture its map lies; its edges are those of the
/// quantity's frame.
/// </summary>
internal sealed record ManifestPanel
{
    /// <inheritdoc cref="ManifestMap.Level"/>
    public string? Level { get; init; }

    /// <inheritdoc cref="ManifestMap.LevelValue"/>
    public double? LevelValue { get; init; }

    /// <inheritdoc cref="ManifestMap.LevelUnits"/>
    public string? LevelUnits { get; init; }

    /// <inheritdoc cref="ManifestMap.LevelBounds"/>
    public ImmutableArray<double>? LevelBounds { get; init; }

    /// <inheritdoc cref="ManifestMap.Time"/>
    public string? Time { get; init; }

    /// <inheritdoc cref="ManifestMap.TimeBounds"/>
    public ImmutableArray<string>? TimeBounds { get; init; }

    /// <inheritdoc cref="ManifestMap.Values"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Values { get; init; }

    /// <summary>
    /// Left edge of its map, pixels from the left of the picture; null where the job was stopped before that was known.
    /// </summary>
    public int? X { get; init; }

    /// <summary>Top edge of its map, pixels from the top of the picture.</summary>
    public int? Y { get; init; }

    /// <summary>Width of its map in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Height of its map in pixels.</summary>
    public int? Height { get; init; }
}
