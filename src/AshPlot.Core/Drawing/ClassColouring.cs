using AshPlot.Core.Colours;

namespace AshPlot.Core.Drawing;

/// <summary>Colours of classes, explained by a patch for each.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Factor">Units of the quantity per unit of the classes.</param>
/// <param name="Display">Units of the map's numbers: those of the classes.</param>
/// <param name="MaskBelow">Values below this are not drawn; in the quantity's units.</param>
internal sealed record ClassColouring(ClassScheme Classes, double Factor, DisplayScale Display, double MaskBelow)
    : MapColouring(Display, MaskBelow)
{
    /// <inheritdoc/>
    public override IFieldColours Colours() => new ClassColours(Classes, Factor, MaskBelow);

    internal override bool HasOutline => true;

    internal override ILegend Legend(FigureLayout layout) => new ClassLegend(layout, this);
}
