using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>The model output that the maps were drawn from.</summary>
internal sealed record ManifestSource
{
    /// <summary>Model: one of <see cref="Loading.RunFormats.Models"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Title of the run as its files give it; null where they have none.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the volcano; null where the run does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Volcano { get; init; }

    /// <summary>Where, and how high, ash was released, in words; null where the run does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Release { get; init; }

    /// <summary>
    /// Time of the run, UTC, ISO 8601; null where the run does not say, or not in a way that is understood.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RunTime { get; init; }

    /// <summary>Paths of the input files.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Attributes of the run as its files give them, e.g. <c>Run time</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }
}
