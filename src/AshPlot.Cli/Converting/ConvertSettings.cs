using AshPlot.Core.Ensembles;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.Converting;

/// <summary>A conversion as the user wants it; checked.</summary>
internal sealed record ConvertSettings
{
    /// <summary>What is read; the timeout is that of writing too.</summary>
    public required WorkSettings Work { get; init; }

    public required string Output { get; init; }

    /// <summary>The members of an ensemble, in place of the inputs; none for a run by itself.</summary>
    public IReadOnlyList<MemberInput> Members { get; init; } = [];

    /// <summary>Probabilities of the members; null for a run by itself.</summary>
    public EnsembleOptions? Ensemble { get; init; }

    /// <summary>Options of the attributes of a QVA file to their texts; null to write the run as it is.</summary>
    public IReadOnlyDictionary<string, string>? Qva { get; init; }

    /// <summary>The volcano, for a run that does not say.</summary>
    public Vent? Vent { get; init; }
}
