using AshPlot.Core.Colours;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Finds the colour scale of a quantity or a slice.</summary>
public static class ScalePlanner
{
    /// <summary>True when the values of all slices must be known before the first map is drawn.</summary>
    public static bool NeedsAllValues(QuantityDescription quantity, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(options);
        var minIsKnown = options.ScaleKind == ScaleKind.Linear || options.Min?.In(quantity.Units) is not null;
        return options.Scale == ScaleChoice.Shared && !(minIsKnown && options.Max?.In(quantity.Units) is not null);
    }

    /// <summary>The scale for values with this summary: from 0, or the smallest drawn value (log), to the largest.</summary>
    public static ColourScale Scale(QuantityDescription quantity, MapOptions options, SliceSummary summary)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(summary);
        var lowest = options.ScaleKind == ScaleKind.Log ? summary.SmallestDrawn : 0;
        return ColourScale.Of(
            options.Min?.In(quantity.Units) ?? lowest, options.Max?.In(quantity.Units) ?? summary.Max, options.ScaleKind);
    }
}
