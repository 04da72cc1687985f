using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>A part of a quantity of any model, with attributes by which <see cref="AshPlotLayout"/> makes the same quantity again.</summary>
internal sealed record QuantityField : WrittenField
{
    /// <summary>The quantity.</summary>
    public required QuantityDescription Quantity { get; init; }

    /// <summary>The name of a level that has no number, or null.</summary>
    public string? Label { get; init; }

    /// <inheritdoc/>
    public override string Name => Quantity.FileToken;

    /// <inheritdoc/>
    public override string LongName => Quantity.Title;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Text)> Attributes => AshPlotLayout.AttributesOf(Quantity, Label);
}
