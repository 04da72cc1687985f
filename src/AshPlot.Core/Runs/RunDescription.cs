using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>
/// All that is known of a run without its values. Plain data: it is made by a worker, travels to the parent, and back
/// to the workers that draw.
/// </summary>
internal sealed record RunDescription
{
    /// <summary>Model: one of <see cref="Loading.RunFormats.Models"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Title for file names as the file gives it, not yet made safe; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>What kind of output it is.</summary>
    public RunKind Kind { get; init; } = RunKind.Grid;

    /// <summary>
    /// Attributes of the run as the files give them, e.g. <c>Run time</c>; values that differ between files are left
    /// out.
    /// </summary>
    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }

    /// <summary>The files of the run; <see cref="PlaneTerm.File"/> counts in this list.</summary>
    public required ImmutableArray<SourceFile> Files { get; init; }

    /// <summary>The quantities, in the order of the table of quantities.</summary>
    public required ImmutableArray<QuantityDescription> Quantities { get; init; }

    /// <summary>What <c>Species</c> takes: the species of the quantities, and names of size bins.</summary>
    public ImmutableArray<string> Species { get; init; } = [];

    /// <summary>
    /// Where the other members of an ensemble lie, where <see cref="Loading.LoadOptions.Members"/> asks; else null.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberAxis? Members { get; init; }

    /// <summary>Variables that are not one of the quantities.</summary>
    public ImmutableArray<OtherVariable> OtherVariables { get; init; } = [];

    /// <summary>What the user should know, one sentence each, e.g. an unknown unit.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Path of the file of a slice, or of the first of its files.</summary>
    public string FileOf(SliceDescription slice) => Files[slice.Terms[0].File].Path;
}

/// <summary>What the output of a run is.</summary>
internal enum RunKind
{
    /// <summary>Fields on a grid, which can be drawn as maps.</summary>
    Grid,

    /// <summary>Values at points over time: described, not drawn.</summary>
    TimeSeries,

    /// <summary>Paths of particles: described, not drawn.</summary>
    Trajectory,
}

/// <summary>
/// A variable that no quantity is made of; listed by <c>info</c>, drawn only when named by <c>Variables</c>.
/// </summary>
/// <param name="Name">The variable's name in the file.</param>
/// <param name="Units">Its units, or null.</param>
/// <param name="LongName">Its description, or null.</param>
/// <param name="Dimensions">Names of its dimensions in order.</param>
/// <param name="Reason">Why it is not drawn, as what follows its name in a sentence; null where it only is none of the
/// quantities.</param>
/// <param name="Advice">Options with which it is drawn; null where there are none.</param>
internal sealed record OtherVariable(
    string Name,
    string? Units,
    string? LongName,
    ImmutableArray<string> Dimensions,
    string? Reason = null,
    string? Advice = null
);
