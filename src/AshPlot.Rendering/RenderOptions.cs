using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>How maps are drawn by workers, and what is written beside them.</summary>
public sealed record RenderOptions
{
    /// <summary>
    /// Most worker processes; there are never more than maps. The default is what affinity, cgroup and batch system
    /// allow (<see cref="WorkerCount.Automatic"/>).
    /// </summary>
    public int Workers { get; init; } = WorkerCount.Automatic();

    /// <summary>How workers start.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    /// <summary>
    /// How long a worker may take for one map; one that takes longer is replaced, and its map tried again.
    /// </summary>
    public TimeSpan TaskTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Bytes of memory above which a worker is ended; null for no limit.</summary>
    public long? WorkerMemory { get; init; }

    /// <summary>How often a map is tried again whose worker died or took too long.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>True to stop at the first map that fails.</summary>
    public bool FailFast { get; init; }

    /// <summary>True to reuse maps that an earlier run of the same job finished.</summary>
    public bool Resume { get; init; }

    /// <summary>True to remove what another run has left in the folder.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True to leave in the folder what another run made.</summary>
    public bool Keep { get; init; }

    /// <summary>True to write <c>index.html</c> and a summary page for each quantity.</summary>
    public bool Html { get; init; } = true;

    /// <summary>
    /// Formats for geographic information systems in which the slice of each map is written too, e.g. <c>geojson</c>.
    /// </summary>
    public ImmutableArray<string> Exports { get; init; } = [];

    /// <summary>True to write an animation for each quantity and level.</summary>
    public bool Animate { get; init; }

    /// <summary>
    /// Formats of the animations: <c>webp</c>, <c>apng</c>, <c>gif</c>, <c>mp4</c>; none for one of the first two, by
    /// the format of the maps.
    /// </summary>
    public ImmutableArray<string> AnimateAs { get; init; } = [];

    /// <summary>Maps that an animation shows in a second.</summary>
    public double FramesPerSecond { get; init; } = 2;

    /// <summary>True to join all maps to one document; needs maps in PDF.</summary>
    public bool MergePdf { get; init; }

    /// <summary>The part of the run to draw; null for all of it.</summary>
    public Shard? Shard { get; init; }
}
