using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>The colour scale that the maps of a quantity share.</summary>
internal sealed record ManifestScale
{
    /// <summary>Value at the lower end, in the quantity's units; null where each map has its own scale.</summary>
    public double? Min { get; init; }

    /// <summary>Value at the upper end, in the quantity's units; null where each map has its own scale.</summary>
    public double? Max { get; init; }

    /// <summary>
    /// True where slices could not be read, so that the scale, or the box of the maps, may be smaller than that of the
    /// run; the notes of the quantity say how many. Left out otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Incomplete { get; init; }

    /// <summary>How values turn into colours: <c>linear</c>, <c>log</c> or <c>classes</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the colour map or of the classes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Colours { get; init; }

    /// <summary>The classes in ascending order, in the quantity's units; null where colours are continuous.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ManifestClass>? Classes { get; init; }
}
