using System.Collections.Immutable;

namespace AshPlot.Cli.Info;

/// <summary>A quantity.</summary>
internal sealed record InfoQuantity
{
    public required string Name { get; init; }

    public required string Variable { get; init; }

    public required string Units { get; init; }

    public required string? StandardName { get; init; }

    public required string? Statistic { get; init; }

    public required string? Species { get; init; }

    public required ImmutableSortedDictionary<string, string> Qualifiers { get; init; }

    public required ImmutableArray<InfoLevel> Levels { get; init; }

    public required ImmutableArray<string> Times { get; init; }

    /// <summary>Beginning and end of each time's period; null for a time without one.</summary>
    public required ImmutableArray<string[]?> TimeBounds { get; init; }

    public required InfoGrid Grid { get; init; }

    public required double? Min { get; init; }

    public required double? Max { get; init; }
}
