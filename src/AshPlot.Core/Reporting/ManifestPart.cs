using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>
/// What a shard's manifest says beyond its own maps, so that shards can be joined and the pages made.
/// </summary>
internal sealed record ManifestPart
{
    /// <summary>
    /// Fingerprint of the whole job: inputs, options that change pixels, version. Only equal ones are joined.
    /// </summary>
    public required string Job { get; init; }

    /// <summary>Number of maps of all shards together.</summary>
    public required int Maps { get; init; }

    /// <summary>The most workers that a shard may have.</summary>
    public required int Workers { get; init; }

    /// <summary>Whether pages are wanted.</summary>
    public required bool Html { get; init; }

    /// <summary>True where animations are wanted.</summary>
    public bool Animate { get; init; }

    /// <summary>Formats of the animations that are asked for; null for the usual ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? AnimateAs { get; init; }

    /// <summary>Maps that an animation shows in a second; null for the usual number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FramesPerSecond { get; init; }

    /// <summary>True where one document of all maps is wanted.</summary>
    public bool MergePdf { get; init; }

    /// <summary>File name of each quantity's summary page.</summary>
    public required ImmutableSortedDictionary<string, string> SummaryPages { get; init; }
}
