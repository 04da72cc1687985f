using AshPlot.Core.Colours;
using AshPlot.Core.Contours;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

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

    // Between numbers of classes there is no value for a line to run along.
    private protected override IEnumerable<ContourLevel> ContourValues() =>
        Classes.Units == QuantityDescription.ClassUnits
            ? []
            : Classes.Boundaries.Select(boundary => new ContourLevel(
                ClassScheme.Scaled(boundary, Factor),
                UnitText.Short(ClassText.Number(boundary), Display.Units)
            ));

    internal override ILegend Legend(FigureLayout layout) => new ClassLegend(layout, this);
}
