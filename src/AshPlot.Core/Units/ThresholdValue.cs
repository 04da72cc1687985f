using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Units;

/// <summary>
/// A number of the command line, in the file's unit or in one of its own: <c>1e-8</c>, <c>0.1mg/m3</c>.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Units">Its unit; null for the file's own.</param>
public sealed record ThresholdValue(double Value, string? Units = null)
{
    /// <summary>Reads the option's text.</summary>
    /// <exception cref="InvalidOptionException">It is no finite number, or its unit is unknown.</exception>
    public static ThresholdValue Parse(string text, string option)
    {
        var read = Read(text, option);
        return read.Units is null || UnitConversion.IsKnown(read.Units)
            ? read
            : throw new InvalidOptionException(
                option,
                $"unknown unit '{read.Units}'; give e.g. 0.2mg/m3, or a number in the file's unit"
            );
    }

    /// <summary>
    /// Reads the text of an option on which results depend, so that its unit must be seen; it may be one that only the
    /// file knows.
    /// </summary>
    /// <exception cref="InvalidOptionException">It is not a finite number, or has no unit.</exception>
    public static ThresholdValue ParseWithUnit(string text, string option) =>
        Read(text, option) is { Units: not null } read
            ? read
            : throw new InvalidOptionException(
                option,
                $"'{text}' has no unit; say {text.Trim()}mg/m3 or {text.Trim()}g/m3"
            );

    /// <summary>For people: the number with its unit, or with another one where it has none.</summary>
    public string WithUnit(string units) => string.Create(CultureInfo.InvariantCulture, $"{Value} {Units ?? units}");

    private static ThresholdValue Read(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var length = text.Length; length > 0; length--)
        {
            if (
                !double.TryParse(
                    text.AsSpan(0, length),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
                continue;
            var units = text[length..].Trim();
            if (!double.IsFinite(value))
                break;
            return new ThresholdValue(value, units.Length == 0 ? null : units);
        }

        throw new InvalidOptionException(option, $"'{text}' is not a number, with or without a unit such as mg/m3");
    }

    /// <summary>The value in a quantity's units; null when its own unit measures something else.</summary>
    public double? In(string units) => Units is null ? Value : Value * UnitConversion.Factor(Units, units);
}
