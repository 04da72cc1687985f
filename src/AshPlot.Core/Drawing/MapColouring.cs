using AshPlot.Core.Colours;
using AshPlot.Core.Contours;

namespace AshPlot.Core.Drawing;

/// <summary>How a map turns values into colours and explains them. A new way is one class.</summary>
/// <param name="Display">Units of the legend's numbers.</param>
/// <param name="MaskBelow">Values below this are not drawn; in the quantity's units.</param>
internal abstract record MapColouring(DisplayScale Display, double MaskBelow)
{
    /// <summary>What the legend's numbers are, where its units do not say it; null for a quantity as it is.</summary>
    public string? Heading { get; init; }

    /// <summary>What colours the cells.</summary>
    public abstract IFieldColours Colours();

    /// <summary>
    /// True where a line goes round all that is coloured: few and flat colours have an edge, and one may be as pale as
    /// the sea.
    /// </summary>
    internal virtual bool HasOutline => false;

    /// <summary>The values at which colours change, or round ones, ascending: contours run along them.</summary>
    internal IReadOnlyList<ContourLevel> Contours() =>
        // A contour of 0 would run around all noise, and below the mask nothing is drawn.
        [.. ContourValues().Where(level => level.Value != 0 && level.Value >= MaskBelow)];

    private protected abstract IEnumerable<ContourLevel> ContourValues();

    /// <summary>What explains the colours to the reader.</summary>
    internal abstract ILegend Legend(FigureLayout layout);
}
