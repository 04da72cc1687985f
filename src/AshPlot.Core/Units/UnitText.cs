using System.Text;

namespace AshPlot.Core.Units;

/// <summary>Units as people read them on a map.</summary>
internal static class UnitText
{
    /// <summary>The units of a height that counts flight levels.</summary>
    public const string FlightLevel = "FL";

    /// <summary>
    /// A number with its units: <c>12.3 mg/m³</c>; whole flight levels as pilots write them: <c>FL050</c>.
    /// </summary>
    /// <param name="number">The number in words.</param>
    /// <param name="units">Its units, as they are to be read; empty for none.</param>
    public static string Amount(string number, string units)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (units != FlightLevel || !number.All(char.IsAsciiDigit))
            return $"{number} {units}".TrimEnd();
        return FlightLevel + number.PadLeft(3, '0');
    }

    /// <summary>
    /// A number whose units stand elsewhere on the map, which flight levels have all the same: <c>12.3</c>,
    /// <c>FL050</c>.
    /// </summary>
    /// <inheritdoc cref="Amount"/>
    public static string Short(string number, string units) => units == FlightLevel ? Amount(number, units) : number;

    /// <summary>Two numbers with their units: <c>0.2 to 2 mg/m³</c>, <c>FL200 to FL350</c>.</summary>
    /// <param name="lower">The smaller number in words.</param>
    /// <param name="upper">The larger number in words.</param>
    /// <param name="units">Their units, as they are to be read; empty for none.</param>
    public static string Range(string lower, string upper, string units) =>
        $"{Short(lower, units)} to {Amount(upper, units)}";

    /// <summary>The unit with raised exponents and a micro sign: <c>ug/m3</c> becomes <c>µg/m³</c>.</summary>
    public static string ForPeople(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var text = new StringBuilder(units.Length);
        // A number in front, such as 1e-12 kg/m2, has no exponents of units.
        var begin =
            units.Length > 0 && char.IsAsciiDigit(units[0])
                ? Math.Max(units.IndexOf(' ', StringComparison.Ordinal), 0)
                : 0;
        text.Append(units, 0, begin);
        for (var index = begin; index < units.Length; index++)
        {
            var character = units[index];
            if (character == '^')
                continue;
            var raised = index > 0 && (char.IsAsciiLetter(units[index - 1]) || units[index - 1] is '^' or '-');
            text.Append(
                character switch
                {
                    '2' when raised => '²',
                    '3' when raised => '³',
                    '-' when index + 1 < units.Length && char.IsAsciiDigit(units[index + 1]) => '⁻',
                    '1' when raised => '¹',
                    _ => character,
                }
            );
        }

        return text.Length > 1 && text[0] == 'u' && text[1] == 'g'
            ? "µ" + text.ToString(1, text.Length - 1)
            : text.ToString();
    }
}
