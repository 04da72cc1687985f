using AshPlot.Cli.Reporting;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Cli.Converting;

/// <summary>A conversion as the user wants it; checked.</summary>
internal sealed record ConvertSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>How the inputs are read.</summary>
    public required LoadOptions Load { get; init; }

    public required string Output { get; init; }

    /// <summary>The members of an ensemble, in place of <see cref="Inputs"/>; none for a run by itself.</summary>
    public IReadOnlyList<MemberInput> Members { get; init; } = [];

    /// <summary>Probabilities of the members; null for a run by itself.</summary>
    public EnsembleOptions? Ensemble { get; init; }

    /// <summary>Options of the attributes of a QVA file to their texts; null to write the run as it is.</summary>
    public IReadOnlyDictionary<string, string>? Qva { get; init; }

    /// <summary>The volcano, for a run that does not say.</summary>
    public Vent? Vent { get; init; }

    /// <summary>How long reading a file or writing may take; null for any time.</summary>
    public required TimeSpan? TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    /// <summary>How workers start; another than spawn where all is to stay in this process, as the fuzzer wants it.</summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    public required LogSettings Logging { get; init; }
}
