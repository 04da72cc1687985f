using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Sections;

namespace AshPlot.Core.Runs;

/// <summary>A quantity of a run: what it is, where and when it is known, and which stored planes hold it.</summary>
internal sealed record QuantityDescription
{
    /// <summary>
    /// Slug that options and the manifest use, e.g. <c>air-concentration</c>, species first if not volcanic ash.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Part of file names, e.g. <c>Air_Concentration</c>.</summary>
    public required string FileToken { get; init; }

    /// <summary>Title for people, e.g. <c>Air Concentration</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Units of the values that <see cref="Loading.SliceReader"/> delivers, e.g. <c>g/m3</c>.</summary>
    public required string Units { get; init; }

    /// <summary>CF standard name, or null where CF has none.</summary>
    public string? StandardName { get; init; }

    /// <summary>
    /// The file's own name of it: NetCDF variable, or NAME field name such as <c>VOLCANIC_ASH_AIR_CONCENTRATION</c>.
    /// </summary>
    public required string Variable { get; init; }

    /// <summary>What was done over time: <c>mean</c>, <c>sum</c>, or null for a momentary value.</summary>
    public string? Statistic { get; init; }

    /// <summary>
    /// The species as the file names it, e.g. <c>VOLCANIC_ASH</c> or <c>SO2</c>; null where it does not say.
    /// </summary>
    public string? Species { get; init; }

    /// <summary>
    /// What tells this quantity from another of the same name in the same run (statistic and period, source group,
    /// threshold): label to text, in order. It goes into names only where two maps would share one.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// Levels, sorted by <see cref="LevelComparer"/>; one <see cref="Level.None"/> for surface and column quantities.
    /// </summary>
    public required ImmutableArray<Level> Levels { get; init; }

    /// <summary>Times, ascending; empty for a quantity without a time.</summary>
    public required ImmutableArray<TimeStep> Times { get; init; }

    /// <summary>The grid of every slice.</summary>
    public required Grid Grid { get; init; }

    /// <summary>
    /// The slices that exist, sorted by level, then time; a run need not have every level at every time.
    /// </summary>
    public required ImmutableArray<SliceDescription> Slices { get; init; }

    /// <summary>
    /// True while each slice holds what fell during its own time step only; <see cref="Loading.Accumulation"/> sums
    /// them.
    /// </summary>
    public bool Accumulates { get; init; }

    /// <summary>Sentences that the map and the manifest must repeat, e.g. that only sampled hours are summed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>
    /// True for a quantity that is computed so that cells without ash are told from cells with the value 0.
    /// </summary>
    internal bool IsDerived => Slices.Any(slice => slice.Reduction is { HasNothing: true });

    /// <summary>
    /// Name of the quantity that this one is a statistic or a difference of; null for others. It may be asked for by
    /// this name too.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>What it is in a comparison of two runs; null outside of one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparisonRole? Role { get; init; }

    /// <summary>End of the name of a quantity that is the difference of two.</summary>
    public const string DifferenceSuffix = "-difference";

    /// <summary>End of the name of a quantity that is by how many classes one is above another.</summary>
    public const string ClassDifferenceSuffix = "-class-difference";

    /// <summary>Units of differences in classes.</summary>
    public const string ClassUnits = "classes";

    /// <summary>True for the difference of two quantities, whose values lie on either side of zero.</summary>
    internal bool IsDifference => Name.EndsWith(DifferenceSuffix, StringComparison.Ordinal);

    /// <summary>True for the quantity's own name, and not for that of what it is made of.</summary>
    internal bool IsItself(string name) =>
        QuantityKind.IsSameName(name, Name) || QuantityKind.IsSameName(name, FileToken);

    /// <summary>Of a vertical section, the levels and times that it is made of; null for maps.</summary>
    public SectionSource? Section { get; init; }

    /// <summary>True for the quantity's name as options or file names have it, in any case.</summary>
    internal bool IsNamed(string name) =>
        IsItself(name) || (Source is { } source && QuantityKind.IsSameName(name, source));
}

/// <summary>What a quantity is in a comparison of two runs.</summary>
internal enum ComparisonRole
{
    /// <summary>The quantity of the first run.</summary>
    A,

    /// <summary>The quantity of the second run.</summary>
    B,

    /// <summary>The second less the first.</summary>
    Difference,

    /// <summary>By how many classes the second is above the first.</summary>
    Classes,
}

/// <summary>One time of a quantity, as its file stamps it.</summary>
/// <param name="Time">The file's own stamp: the end of the period for NAME and HYSPLIT, its beginning for QVA.</param>
/// <param name="From">Beginning of the averaging or summing period; null where the file states none.</param>
/// <param name="To">End of the period; null where the file states none.</param>
internal sealed record TimeStep(ModelTime Time, ModelTime? From = null, ModelTime? To = null)
{
    /// <summary>Length of the period in seconds; 0 without one.</summary>
    public long PeriodSeconds => From is { } from && To is { } to ? to.Seconds - from.Seconds : 0;
}
