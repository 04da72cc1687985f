using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Name;

/// <summary>What a NAME field is called and how its stored values become the quantity's.</summary>
internal sealed record NameQuantity
{
    /// <summary>The row of the table of quantities.</summary>
    public required QuantityKind Kind { get; init; }

    /// <summary>Slug, the species first if it is not volcanic ash.</summary>
    public required string Name { get; init; }

    /// <summary>Part of file names, the species first if it is not volcanic ash.</summary>
    public required string FileToken { get; init; }

    /// <summary>Title for people, the species first if it is not volcanic ash.</summary>
    public required string Title { get; init; }

    /// <summary>CF standard name of volcanic ash; null for other species and where CF has none.</summary>
    public required string? StandardName { get; init; }

    /// <summary>NAME's own field name, e.g. <c>VOLCANIC_ASH_AIR_CONCENTRATION</c>.</summary>
    public required string Variable { get; init; }

    /// <summary>Units after <see cref="Factor"/>.</summary>
    public required string Units { get; init; }

    /// <summary>What stored values are multiplied by: 1 / period in seconds for a column's dosage, else 1.</summary>
    public required double Factor { get; init; }

    /// <summary>
    /// What was done over time to the values after <see cref="Factor"/>: <c>mean</c>, <c>sum</c> or null.
    /// </summary>
    public required string? Statistic { get; init; }

    /// <summary>
    /// The level of the map: <see cref="Level.None"/> for surface and column quantities, whatever Z says.
    /// </summary>
    public required Level Level { get; init; }

    /// <summary>
    /// The species as the file has it, where its name had to be changed for <see cref="Name"/>; usually empty.
    /// </summary>
    public required ImmutableSortedDictionary<string, string> Qualifiers { get; init; }
}
