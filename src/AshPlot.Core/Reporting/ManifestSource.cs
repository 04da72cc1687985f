using System.Collections.Immutable;

namespace AshPlot.Core.Reporting;

/// <summary>The model output that the maps were drawn from.</summary>
internal sealed record ManifestSource
{
    /// <summary>Model: one of <see cref="Loading.RunFormats.Models"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Title of the run as its files give it; null where they have none.</summary>
    public string? Title { get; init; }

    /// <summary>Paths of the input files.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Attributes of the run as its files give them, e.g. <c>Run time</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }
}
