using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>The texts of one map, and the places that they speak of.</summary>
/// <param name="Title">What is shown, on which level.</param>
/// <param name="Subtitle">When, and what was done over time.</param>
/// <param name="FootLeft">Which run.</param>
/// <param name="FootRight">The largest value, and where it is.</param>
/// <param name="Notice">Text across the map where there is nothing to show, else null.</param>
internal sealed record MapCaptions(string Title, string Subtitle, string FootLeft, string FootRight, string? Notice)
{
    /// <summary>Where ash was released, in words; empty where the run does not say.</summary>
    public string Site { get; init; } = "";

    /// <summary>Where ash was released, to be marked.</summary>
    public ImmutableArray<ReleaseSite> Sites { get; init; } = [];

    /// <summary>Name of the volcano, to stand beside its mark; null where the run does not say.</summary>
    public string? Volcano { get; init; }

    /// <summary>The largest value, to be marked; null where nothing is drawn there.</summary>
    public Peak? Peak { get; init; }

    /// <summary>What must be seen before all else, in a strip of its own; null for an ordinary run.</summary>
    public string? Stamp { get; init; }

    /// <summary>Every text.</summary>
    public IEnumerable<string> All => [Stamp ?? "", Title, Subtitle, Site, Volcano ?? "", FootLeft, FootRight, Notice ?? ""];
}
