using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Cli.Querying;

/// <summary>A query as the user wants it; checked.</summary>
internal sealed record QuerySettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The places; none to ask of whole levels.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>Which quantities, levels and times are asked.</summary>
    public required MapOptions Selection { get; init; }

    /// <summary>The thresholds; null for the default.</summary>
    public required IReadOnlyList<ThresholdValue>? Thresholds { get; init; }

    public required QueryFormat Format { get; init; }

    /// <summary>Where files and charts go; null to print alone.</summary>
    public required string? OutputFolder { get; init; }

    public required LoadOptions Load { get; init; }

    public required int Workers { get; init; }

    public required TimeSpan TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    public required LogSettings Logging { get; init; }
}

/// <summary>What goes to standard output.</summary>
internal enum QueryFormat
{
    /// <summary>Tables for people.</summary>
    Table,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>CSV.</summary>
    Csv,
}
