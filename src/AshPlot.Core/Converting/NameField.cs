using System.Collections.Immutable;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NetCdf.Layouts;

namespace AshPlot.Core.Converting;

/// <summary>A field of NAME, with NAME's own texts as attributes.</summary>
internal sealed record NameField : WrittenField
{
    /// <summary>Species, e.g. <c>VOLCANIC_ASH</c>.</summary>
    public required string Species { get; init; }

    /// <summary>Quantity as NAME calls it, e.g. <c>Air Concentration</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>What was done over time in NAME's words, e.g. <c>3hr 0min average</c>.</summary>
    public required string Averaging { get; init; }

    /// <summary>What tells this field from another of the same name.</summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>NAME's name of the field, e.g. <c>VOLCANIC_ASH_AIR_CONCENTRATION</c>.</summary>
    public override string Name => NameQuantities.FieldName(Species, Quantity);

    /// <inheritdoc/>
    public override string LongName => Name;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Text)> Attributes =>
        [
            ("Species", Species),
            ("Quantity", Quantity),
            (NameLayout.Averaging, Averaging),
            .. NameQualifiers.ToAttributes(Qualifiers).Select(pair => (pair.Key, (string?)pair.Value)),
        ];
}
