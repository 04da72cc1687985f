using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Differences of two runs in words.</summary>
internal static class DifferenceText
{
    /// <summary>How a difference is written.</summary>
    public const string Sign = "B - A";

    /// <summary>
    /// The largest increase and the largest decrease: <c>B - A from -0.8 mg/m³ to +1.2 mg/m³</c>; that runs are alike
    /// where they are.
    /// </summary>
    /// <param name="quantity">The difference.</param>
    /// <param name="values">Its values; cells without a difference have none.</param>
    /// <param name="display">Units in which numbers are printed.</param>
    public static string Extremes(QuantityDescription quantity, SliceSummary values, DisplayScale display)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(values);
        if (values is not { Min: { } min, Max: { } max })
            return values.Missing == quantity.Grid.CellCount ? "no data" : "A and B are alike";
        return $"{Sign} from {Signed(Math.Min(min, 0), quantity, display)} to {Signed(Math.Max(max, 0), quantity, display)}";
    }

    /// <summary>What stands on a map on which nothing is drawn.</summary>
    public static string Notice(QuantityPlan plan, DisplayScale display)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(display);
        if (plan.Description.Role == ComparisonRole.Classes)
            return "No change of class on this map";
        if (plan.LeastDifference is not { } least)
            return "No difference on this map";
        var (number, units) = display.Of(least, plan.Description.Units);
        return $"No difference of {UnitText.Amount(number, units)} or more on this map";
    }

    private static string Signed(double value, QuantityDescription quantity, DisplayScale display)
    {
        var (number, units) = display.Of(Math.Abs(value), quantity.Units);
        return (
                value < 0 ? "-"
                : value > 0 ? "+"
                : ""
            ) + UnitText.Amount(number, units);
    }
}
