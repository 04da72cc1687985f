using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Reporting;

/// <summary>How the maps of a manifest were drawn.</summary>
internal sealed record ManifestRun
{
    /// <summary>How <see cref="Started"/> is written.</summary>
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The start method really used: <c>spawn</c>, <c>fork</c>, <c>threads</c> or <c>serial</c>.</summary>
    public required string StartMethod { get; init; }

    /// <summary>The start method that was asked for.</summary>
    public required string StartMethodAsked { get; init; }

    /// <summary>Number of workers.</summary>
    public required int Workers { get; init; }

    /// <summary>Process ids of all workers that took part, replaced ones among them.</summary>
    public required ImmutableArray<int> WorkerPids { get; init; }

    /// <summary>When drawing began: UTC, ISO 8601.</summary>
    public required string Started { get; init; }

    /// <summary>Wall time from start to end, in seconds.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>True when the run was stopped before all maps were drawn, or before all was made of them.</summary>
    public bool Interrupted { get; init; }

    /// <summary>
    /// What the grids of the drawn quantities cover together, as a GeoJSON geometry; null in manifests before 0.2.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GeoDomain? Domain { get; init; }

    /// <summary>What is stamped on every map, e.g. <c>EXERCISE</c>; null for an ordinary run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stamp { get; init; }

    /// <summary>The part of the run that was drawn, <c>I/N</c>; null for a whole or a merged run.</summary>
    public string? Shard { get; init; }
}
