using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;

namespace AshPlot.Cli.Querying;

/// <summary>What a command that asks a run wants, whatever it asks; checked.</summary>
internal sealed record AskSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Where files go; null to print alone.</summary>
    public required string? OutputFolder { get; init; }

    public required LoadOptions Load { get; init; }

    public required int Workers { get; init; }

    public required TimeSpan TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    public required LogSettings Logging { get; init; }
}
