using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Units;

/// <summary>A number of the command line, in the file's unit or in one of its own: <c>1e-8</c>, <c>0.1mg/m3</c>.</summary>
/// <param name="Value">The number.</param>
/// <param name="Units">Its unit; null for the file's own.</param>
public sealed record ThresholdValue(double Value, string? Units = null)
{
    /// <summary>Reads the option's text.</summary>
    /// <exception cref="InvalidOptionException">It is no finite number, or its unit is unknown.</exception>
    public static ThresholdValue Parse(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var length = text.Length; length > 0; length--)
        {
            if (!double.TryParse(text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                continue;
            var units = text[length..].Trim();
            if (!double.IsFinite(value))
                break;
            if (units.Length == 0)
                return new ThresholdValue(value);
            return MassUnit.Find(units) is null
                ? throw new InvalidOptionException(option, $"unknown unit '{units}'; give e.g. 0.2mg/m3, or a number in the file's unit")
                : new ThresholdValue(value, units);
        }

        throw new InvalidOptionException(option, $"'{text}' is not a number, with or without a unit such as mg/m3");
    }

    /// <summary>The value in a quantity's units; null when its own unit measures something else.</summary>
    public double? In(string units)
    {
        if (Units is null)
            return Value;
        return MassUnit.Find(Units) is { } from && MassUnit.Find(units) is { } to && from.FactorTo(to) is { } factor
            ? Value * factor
            : null;
    }
}
