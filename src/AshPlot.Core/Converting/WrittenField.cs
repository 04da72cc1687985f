using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>
/// A field that becomes one NetCDF variable: every one of its levels is known at every one of its times.
/// </summary>
internal abstract record WrittenField
{
    /// <summary>Name of the variable, from which one that NetCDF accepts is made.</summary>
    public abstract string Name { get; }

    /// <summary>Its <c>long_name</c>.</summary>
    public abstract string LongName { get; }

    /// <summary>Units of the stored values; empty where they are not known.</summary>
    public required string Units { get; init; }

    /// <summary>What was done over time: <c>mean</c>, <c>sum</c>, or null for momentary values.</summary>
    public required string? Statistic { get; init; }

    /// <summary>CF standard name of the stored values, or null.</summary>
    public string? StandardName { get; init; }

    /// <summary>
    /// The level where it is text, e.g. <c>Vertical integral</c>, as a variable of its own; null without one.
    /// </summary>
    public string? Z { get; init; }

    /// <summary>
    /// Levels that are numbers, all of one kind and all with bounds or all without; empty for a field without such.
    /// </summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>Times, all with bounds or all without; empty for a field without times.</summary>
    public required ImmutableArray<TimeStep> Times { get; init; }

    /// <summary>The grid of every plane.</summary>
    public required Grid Grid { get; init; }

    /// <summary>
    /// Attributes by which the field is read back, beside those of the CF conventions; a null text is left out.
    /// </summary>
    public abstract IEnumerable<(string Name, string? Text)> Attributes { get; }
}
