using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Units;
using AshPlot.Workers;

namespace AshPlot.Cli.Analysing;

/// <summary>An analysis as the user wants it; checked.</summary>
internal sealed record AnalyseSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Where files go; null to print the table alone.</summary>
    public required string? OutputFolder { get; init; }

    public required ThresholdValue Threshold { get; init; }

    /// <summary>True to print JSON instead of the table.</summary>
    public bool Json { get; init; }

    public required LoadOptions Load { get; init; }

    public required int Workers { get; init; }

    public required TimeSpan TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    /// <summary>How workers start; another than spawn where all is to stay in this process, as the fuzzer wants it.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    public required LogSettings Logging { get; init; }
}
