namespace AshPlot.Core.Drawing;

/// <summary>What stands beside or below a map to explain its colours.</summary>
internal enum LegendKind
{
    /// <summary>A bar with numbers.</summary>
    Bar,

    /// <summary>A patch and words for each class.</summary>
    Classes,

    /// <summary>Nothing: one of several panels, whose figure has the legend.</summary>
    None,
}
