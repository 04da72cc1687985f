using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>One map: a quantity at a level and a time.</summary>
internal sealed record ManifestMap
{
    /// <summary>The level as it stands in file names, e.g. <c>00500</c>; null for a map without a level.</summary>
    public string? Level { get; init; }

    /// <summary>The level in <see cref="LevelUnits"/>; null without a level and for a named layer.</summary>
    public double? LevelValue { get; init; }

    /// <summary><c>m</c>, <c>FL</c> or <c>hPa</c>; null without a level and for a named layer.</summary>
    public string? LevelUnits { get; init; }

    /// <summary>Lower and upper bound in <see cref="LevelUnits"/>; null where unknown.</summary>
    public ImmutableArray<double>? LevelBounds { get; init; }

    /// <summary>The file's own stamp: UTC, ISO 8601; null for a map without a time.</summary>
    public string? Time { get; init; }

    /// <summary>Beginning and end of the averaging or summing period, UTC, ISO 8601; null where unknown.</summary>
    public ImmutableArray<string>? TimeBounds { get; init; }

    /// <summary>
    /// What each panel shows, row by row, where the map is a figure of several: then level and time are those of all of
    /// them, or the time is that of the first and the period that from the first to the last. Left out for a map by
    /// itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ManifestPanel>? Panels { get; init; }

    /// <summary>
    /// The first of <see cref="Files"/>: relative to the manifest, with <c>/</c>; null for a map without a file.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>One path per format, relative to the manifest, with <c>/</c>; none for a map without a file.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>
    /// Its values in formats of geographic information systems, relative to the manifest; left out where none were
    /// asked for.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Exports { get; init; }

    /// <summary>
    /// Its values, for the page, relative to the manifest; left out where none were written, and where each panel has
    /// its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Values { get; init; }

    /// <summary>All files of its values.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllValues =>
        (Panels?.Select(panel => panel?.Values) ?? []).Append(Values).OfType<string>();

    /// <summary>What became of it.</summary>
    public required MapStatus Status { get; init; }

    /// <summary>True where there is a file.</summary>
    [JsonIgnore]
    public bool IsDrawn => Status is MapStatus.Done or MapStatus.Empty or MapStatus.NoData;

    /// <summary>Why it failed, one line; left out unless it did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>
    /// Smallest of all valid cells of the whole slice, in the quantity's units; null if there are none.
    /// </summary>
    public double? Min { get; init; }

    /// <summary>
    /// Largest of all valid cells of the whole slice, in the quantity's units; null if there are none.
    /// </summary>
    public double? Max { get; init; }

    /// <summary>
    /// The share of the drawn area that the model's domain covers, 0 to 1; null for a map that was not drawn.
    /// </summary>
    public double? Coverage { get; init; }

    /// <summary>Number of cells of the slice without a value; null for a map that was not drawn.</summary>
    public long? Missing { get; init; }

    /// <summary>Process that drew it; null for a map that was not drawn.</summary>
    public int? Pid { get; init; }

    /// <summary>
    /// Time that reading, drawing and writing took, in milliseconds; null for a map that was not drawn.
    /// </summary>
    public double? Milliseconds { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>True when it was taken over from an earlier run.</summary>
    public bool Kept { get; init; }
}
