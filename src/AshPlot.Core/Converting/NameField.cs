using System.Collections.Immutable;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>A field of NAME that becomes one NetCDF variable: every one of its levels is known at every one of its times.</summary>
internal sealed record NameField
{
    /// <summary>Species, e.g. <c>VOLCANIC_ASH</c>.</summary>
    public required string Species { get; init; }

    /// <summary>Quantity as NAME calls it, e.g. <c>Air Concentration</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>Units of the stored values; empty where they are not known.</summary>
    public required string Units { get; init; }

    /// <summary>What was done over time in NAME's words, e.g. <c>3hr 0min average</c>.</summary>
    public required string Averaging { get; init; }

    /// <summary>What was done over time: <c>mean</c>, <c>sum</c>, or null for momentary values.</summary>
    public required string? Statistic { get; init; }

    /// <summary>CF standard name of the stored values, or null.</summary>
    public string? StandardName { get; init; }

    /// <summary>The level where it is text, e.g. <c>Vertical integral</c>; null without one.</summary>
    public string? Z { get; init; }

    /// <summary>What tells this field from another of the same name.</summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Levels that are numbers, all of one kind and all with bounds or all without; empty for a field without such.</summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>Times, all with bounds or all without; empty for a field without times.</summary>
    public required ImmutableArray<TimeStep> Times { get; init; }

    /// <summary>The grid of every plane.</summary>
    public required Grid Grid { get; init; }

    /// <summary>NAME's name of the field, e.g. <c>VOLCANIC_ASH_AIR_CONCENTRATION</c>.</summary>
    public string Name => NameQuantities.FieldName(Species, Quantity);
}
