using System.Text;

namespace AshPlot.Core.Units;

/// <summary>Units as people read them on a map.</summary>
public static class UnitText
{
    /// <summary>The unit with raised exponents and a micro sign: <c>ug/m3</c> becomes <c>µg/m³</c>.</summary>
    public static string ForPeople(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var text = new StringBuilder(units.Length);
        for (var index = 0; index < units.Length; index++)
        {
            var character = units[index];
            if (character == '^')
                continue;
            var raised = index > 0 && (char.IsAsciiLetter(units[index - 1]) || units[index - 1] is '^' or '-');
            text.Append(character switch
            {
                '2' when raised => '²',
                '3' when raised => '³',
                '-' when index + 1 < units.Length && char.IsAsciiDigit(units[index + 1]) => '⁻',
                '1' when raised => '¹',
                _ => character,
            });
        }

        return text.Length > 1 && text[0] == 'u' && text[1] == 'g' ? "µ" + text.ToString(1, text.Length - 1) : text.ToString();
    }
}
