using AshPlot.Core.Colours;
using AshPlot.Core.Contours;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Continuous colours, explained by a bar.</summary>
/// <param name="ColourMap">Name of the colour map.</param>
/// <param name="Scale">Values of the first and the last colour, in the quantity's units.</param>
/// <param name="Display">Units of the bar's numbers.</param>
/// <param name="MaskBelow">Values below this are not drawn.</param>
/// <param name="HasLower">True where the map shows values below the scale, which have the first colour.</param>
/// <param name="HasHigher">True where the map shows values above the scale, which have the last colour.</param>
internal sealed record ScaleColouring(
    string ColourMap,
    ColourScale Scale,
    DisplayScale Display,
    double MaskBelow,
    bool HasLower = false,
    bool HasHigher = false
) : MapColouring(Display, MaskBelow)
{
    /// <summary>
    /// Values of the first and the last colour, which differ: between equal ones a bar has no end of labels.
    /// </summary>
    public ColourScale Scale { get; init; } = ColourScale.Of(Scale.Min, Scale.Max, Scale.Kind);

    /// <inheritdoc/>
    public override IFieldColours Colours() => new FieldColours(ColourMaps.Table(ColourMap), Scale, MaskBelow);

    // More lines than this are not told apart.
    private const int MostContours = 10;

    private protected override IEnumerable<ContourLevel> ContourValues() =>
        BarTicks
            .Values(Scale, Display.Factor, MostContours)
            .Select(tick => new ContourLevel(tick.Value, UnitText.Short(tick.Label, Display.Units)));

    internal override ILegend Legend(FigureLayout layout) => new ColourBar(layout, this);
}
