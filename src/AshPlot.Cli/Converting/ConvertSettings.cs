using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Workers;

namespace AshPlot.Cli.Converting;

/// <summary>A conversion as the user wants it; checked.</summary>
internal sealed record ConvertSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>How the inputs are read.</summary>
    public required LoadOptions Load { get; init; }

    public required string Output { get; init; }

    /// <summary>How long reading a file or writing may take; null for any time.</summary>
    public required TimeSpan? TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    /// <summary>How workers start; another than spawn where all is to stay in this process, as the fuzzer wants it.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    public required LogSettings Logging { get; init; }
}
