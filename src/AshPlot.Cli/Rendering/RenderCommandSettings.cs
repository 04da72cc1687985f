using AshPlot.Cli.Reporting;
using AshPlot.Core.Ensembles;
using AshPlot.Rendering;

namespace AshPlot.Cli.Rendering;

/// <summary>The command <c>render</c> as the user wants it; checked.</summary>
internal sealed record RenderCommandSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>
    /// The members of an ensemble, or the two runs that are compared, in place of <see cref="Inputs"/>; none for a run
    /// by itself.
    /// </summary>
    public IReadOnlyList<MemberInput> Members { get; init; } = [];

    public required RenderSettings Job { get; init; }

    /// <summary>True to print the table of a comparison as JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>True to list the files that would be written, and write nothing.</summary>
    public required bool DryRun { get; init; }

    public required LogSettings Logging { get; init; }
}
