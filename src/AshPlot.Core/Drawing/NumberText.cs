using System.Globalization;

namespace AshPlot.Core.Drawing;

/// <summary>Numbers as people read them on a map.</summary>
internal static class NumberText
{
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>True for a number that is written without a power of ten.</summary>
    public static bool IsPlain(double value) => value == 0 || Math.Abs(value) is >= 0.001 and < 100000;

    /// <summary>
    /// A number with so many significant digits: plain from 0.001 to 99999, else with a power of ten (1.5×10⁻⁸).
    /// </summary>
    public static string Of(double value, int digits = 3)
    {
        if (value == 0 || !IsPlain(value))
            return WithPower(value, digits);
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Math.Round(value, decimals).ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A number with so many significant digits and a power of ten, whatever its size: <c>5×10⁴</c>; 0 is 0.
    /// </summary>
    public static string WithPower(double value, int digits = 3)
    {
        if (value == 0)
            return "0";
        var parts = value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture).Split('e');
        var power = "×10" + Raised(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return parts[0] == "1" ? power[1..] : parts[0] + power;
    }

    private static string Raised(int power)
    {
        var digits = Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(digit => RaisedDigits[digit - '0']);
        return (power < 0 ? "⁻" : "") + string.Concat(digits);
    }
}
