using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>A quantity and its maps.</summary>
internal sealed record ManifestQuantity
{
    /// <summary>The <see cref="Role"/> of a difference.</summary>
    internal const string Difference = "difference";

    /// <summary>Slug, e.g. <c>air-concentration</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people, e.g. <c>Air Concentration</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Units of every value of the quantity in the manifest.</summary>
    public required string Units { get; init; }

    /// <summary>CF standard name; null where CF has none.</summary>
    public string? StandardName { get; init; }

    /// <summary>
    /// What tells this quantity from another one of the same name, label to text; null where nothing has to.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? Qualifiers { get; init; }

    /// <summary>Sentences that a reader of the maps must know; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>Of two runs that are compared, the name of the quantity of both; left out else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Of { get; init; }

    /// <summary>
    /// What it is in a comparison of two runs: <c>a</c>, <c>b</c> or <c>difference</c>; left out else.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>The colour scale; null where no map was drawn.</summary>
    public ManifestScale? Scale { get; init; }

    /// <summary>Values below this are not drawn, in <see cref="Units"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaskBelow { get; init; }

    /// <summary>Where the map lies in each picture; null where no map was drawn.</summary>
    public ManifestFrame? Frame { get; init; }

    /// <summary>The units in which its maps and pages print its values; null in manifests before 0.2.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestDisplay? Display { get; init; }

    /// <summary>
    /// Which value each pixel of its maps shows, for the page, relative to the manifest; left out where no values were
    /// written.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Values { get; init; }

    /// <summary>Animations of the maps; null where none were made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ManifestAnimation>? Animations { get; init; }

    /// <summary>
    /// Files with all maps for geographic information systems, relative to the manifest; null where none were made.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Exports { get; init; }

    /// <summary>The maps, sorted by level, then time.</summary>
    public required ImmutableArray<ManifestMap> Maps { get; init; }
}

/// <summary>The units in which values of a quantity are printed.</summary>
/// <param name="Units">The units, as people read them.</param>
/// <param name="Factor">What a value in the units of the quantity is multiplied by.</param>
internal sealed record ManifestDisplay(string Units, double Factor);
