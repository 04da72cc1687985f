using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Workers;

namespace AshPlot.Cli.Info;

/// <summary>What <c>info</c> is to say; checked.</summary>
internal sealed record InfoSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required LoadOptions Load { get; init; }

    public required int Workers { get; init; }

    public required TimeSpan TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    public required bool Range { get; init; }

    public required bool Json { get; init; }

    /// <summary>How workers start; another than spawn where all is to stay in this process, as the fuzzer wants it.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    public required LogSettings Logging { get; init; }
}
