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

    /// <summary>Of a panel, shorter forms of its title, for one that has no room for it.</summary>
    public ImmutableArray<string> ShorterTitles { get; init; } = [];

    /// <summary>Of a figure of panels, a shorter form of its subtitle; null where there is none.</summary>
    public string? ShorterSubtitle { get; init; }

    /// <summary>Of a panel, a shorter form of its notice.</summary>
    public string? ShorterNotice { get; init; }

    /// <summary>
    /// The texts with what a reader must know before all else: before the run, or, on a picture without that line,
    /// before the time.
    /// </summary>
    /// <param name="remark">What; null for nothing.</param>
    /// <param name="hasRunLine">True where the picture has a line about the run.</param>
    public MapCaptions WithRemark(string? remark, bool hasRunLine) =>
        remark is null ? this
        : hasRunLine ? this with { FootLeft = CaptionWriter.Join([remark, FootLeft]) }
        : this with { Subtitle = CaptionWriter.Join([remark, Subtitle]) };

    /// <summary>Every text.</summary>
    public IEnumerable<string> All =>
        [Stamp ?? "", Title, Subtitle, Site, Volcano ?? "", FootLeft, FootRight, Notice ?? ""];
}
