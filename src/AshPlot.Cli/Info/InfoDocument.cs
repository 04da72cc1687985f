using System.Collections.Immutable;

namespace AshPlot.Cli.Info;

/// <summary>The JSON of <c>info --json</c>.</summary>
internal sealed record InfoDocument
{
    public required string Model { get; init; }

    public required string? Title { get; init; }

    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }

    public required string Kind { get; init; }

    /// <summary>What <c>--species</c> takes, beside <c>sum</c>.</summary>
    public required ImmutableArray<string> Species { get; init; }

    public required ImmutableArray<InfoQuantity> Quantities { get; init; }

    /// <summary>Quantities that <c>--quantity</c> computes of this run.</summary>
    public required ImmutableArray<string> Computable { get; init; }

    public required ImmutableArray<InfoVariable> OtherVariables { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }
}
