using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Cli.Querying;

/// <summary>A query as the user wants it; checked.</summary>
internal sealed record QuerySettings
{
    public required WorkSettings Work { get; init; }

    /// <summary>The places; none to ask of whole levels.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>Which quantities, levels and times are asked.</summary>
    public required MapOptions Selection { get; init; }

    /// <summary>The thresholds; null for the default.</summary>
    public required IReadOnlyList<ThresholdValue>? Thresholds { get; init; }

    public required QueryFormat Format { get; init; }
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
