using System.Collections.Immutable;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Workers;

namespace AshPlot.Cli.Rendering;

/// <summary>A render as the user wants it; checked.</summary>
internal sealed record RenderSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string OutputFolder { get; init; }

    public required LoadOptions Load { get; init; }

    public required MapOptions Maps { get; init; }

    /// <summary>Most worker processes; there are never more than maps.</summary>
    public required int Workers { get; init; }

    public required StartMethod StartMethod { get; init; }

    public required TimeSpan TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended; null for no limit.</summary>
    public long? WorkerMemory { get; init; }

    public required int Retries { get; init; }

    public required bool FailFast { get; init; }

    /// <summary>True: maps that an earlier run of the same job finished are kept.</summary>
    public required bool Resume { get; init; }

    /// <summary>True: what another run has left in the folder is removed.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True: what another run has left in the folder stays.</summary>
    public bool Keep { get; init; }

    public required bool Html { get; init; }

    /// <summary>Names of the formats that values are exported in.</summary>
    public required ImmutableArray<string> Exports { get; init; }

    public required FinishSettings Finish { get; init; }

    /// <summary>The part of the run to draw; null for all of it.</summary>
    public required Shard? Shard { get; init; }

    public required bool DryRun { get; init; }

    public required LogSettings Logging { get; init; }
}
