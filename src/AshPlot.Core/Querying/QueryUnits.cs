using System.Globalization;
using AshPlot.Core.Units;

namespace AshPlot.Core.Querying;

/// <summary>The units of answers: forecasters think of concentrations in milligrams; all else is in the file's unit.</summary>
internal static class QueryUnits
{
    /// <summary>The unit of concentrations.</summary>
    public const string Concentration = "mg/m3";

    /// <summary>Unit of the answers for values in a unit.</summary>
    public static string For(string units) => UnitConversion.Factor(units, Concentration) is null ? units : Concentration;

    /// <summary>A stored value in the unit of the answers, with the digits that single precision has.</summary>
    public static double? Of(float value, double factor) => float.IsFinite(value) ? Rounded(value * factor) : null;

    /// <summary>A number without what conversion has added behind the digits of single precision.</summary>
    public static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        return double.Parse(value.ToString("G8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
