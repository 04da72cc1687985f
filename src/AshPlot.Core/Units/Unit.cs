using System.Globalization;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Units;

/// <summary>
/// A unit that is a product of units of <see cref="UnitTable"/>, read from the text of a file or of an option.
/// </summary>
/// <param name="Symbol">Usual spelling: <c>mg/m3</c>, <c>g s/m2</c>, <c>Bq/(m2 s)</c>, <c>1e-12 kg/m2</c>.</param>
/// <param name="Measures">What it measures; units of one text convert into each other.</param>
/// <param name="Size">How many base units it is.</param>
/// <param name="SaysGrains">True where the text says <c>gr</c>, which UDUNITS reads as grains and which is read as
/// grams.</param>
/// <remarks>
/// Read are UDUNITS' products (blank, <c>.</c>, <c>*</c>, <c>·</c>), quotients (<c>/</c>, <c>per</c>), powers
/// (<c>m-3</c>, <c>m^-3</c>, <c>m**-3</c>, <c>m⁻³</c>) and leading numbers (UDUNITS-2 manual, "Unit specification
/// grammar"), both Greek mu, and NAME's <c>gs/m3</c>.
/// </remarks>
internal sealed partial record Unit(string Symbol, string Measures, double Size, bool SaysGrains)
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The unit of a text; null where a part of it is not in the table.</summary>
    public static Unit? Find(string? text)
    {
        var plain = Plain(text ?? "");
        if (HundredFeet().IsMatch(plain))
            plain = UnitTable.FlightLevels;
        if (plain == "1")
            return new Unit("1", "1", 1, false);
        var number = LeadingNumber().Match(plain);
        var scale = 1.0;
        if (number.Success && !TryScale(number, out scale))
            return null;

        var factors = new List<Factor>();
        return Read(plain[number.Length..], factors) && factors.Count > 0 ? Product(scale, factors) : null;
    }

    /// <summary>The usual spelling; an unknown unit comes back as it is, its blanks tidied.</summary>
    /// <param name="text">Units as stored; null where there are none.</param>
    /// <param name="isKnown">False for a unit that the user should be warned of: it cannot be converted either.</param>
    public static string Normalise(string? text, out bool isKnown)
    {
        var unit = Find(text);
        isKnown = unit is not null;
        return unit?.Symbol
            ?? string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The units of an integral over time: <c>g s/m2</c> of <c>g/m2</c>.</summary>
    public static string TimesSecond(string units) => units.Replace("/", " s/", StringComparison.Ordinal);

    private static bool TryScale(Match number, out double scale)
    {
        var isPower = number.Groups["power"].Success;
        var parsed = double.TryParse(
            isPower ? $"1e{number.Groups["power"].Value}" : number.Groups["value"].Value,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out scale
        );
        return parsed && scale > 0 && double.IsFinite(scale);
    }

    private static bool Read(string text, List<Factor> factors)
    {
        var (position, sign, isInGroup) = (0, 1, false);
        while (position < text.Length)
        {
            if (
                Token().Match(text, position) is not { Success: true } token
                || token.Index != position
                || token.Length == 0
            )
                return false;
            position += token.Length;
            if (token.Groups["divide"].Success)
            {
                sign = -1;
            }
            else if (token.Groups["bracket"] is { Success: true, Value: var bracket })
            {
                if (isInGroup == (bracket == "("))
                    return false;
                (isInGroup, sign) = bracket == "(" ? (true, sign) : (false, 1);
            }
            else if (token.Groups["name"] is { Success: true, Value: var name })
            {
                if (!Add(name, token.Groups["power"].Value, sign, factors))
                    return false;
            }
            else if (!isInGroup)
            {
                // What follows a blank or a dot is a factor again: g/m2 s is (g/m2) s. What touches is divided by:
                // g/m2s.
                sign = 1;
            }
        }

        return !isInGroup;
    }

    private static bool Add(string name, string power, int sign, List<Factor> factors)
    {
        var exponent = sign * (power.Length == 0 ? 1 : int.Parse(power, CultureInfo.InvariantCulture));
        if (UnitTable.Find(name) is { } unit)
        {
            factors.Add(new Factor(unit, exponent, name.Equals("gr", StringComparison.OrdinalIgnoreCase)));
            return exponent != 0;
        }

        // NAME II writes gs/m3 for g s/m3.
        if (
            power.Length > 0
            || name[^1] is not ('s' or 'S')
            || UnitTable.Find(name[..^1]) is not { Base: "g" or "Bq" } amount
        )
            return false;
        factors.Add(new Factor(amount, sign, false));
        factors.Add(new Factor(UnitTable.Find("s")!, sign, false));
        return true;
    }

    private static Unit Product(double scale, List<Factor> factors)
    {
        var size = factors.Aggregate(scale, (product, factor) => product * Math.Pow(factor.Name.Size, factor.Power));
        var measures = string.Join(
            ' ',
            factors
                .GroupBy(factor => factor.Name.Base)
                .Select(group => (Base: group.Key, Power: group.Sum(factor => factor.Power * factor.Name.Power)))
                .Where(part => part.Power != 0)
                .OrderBy(part => part.Base, StringComparer.Ordinal)
                .Select(part => $"{part.Base}{part.Power}")
        );
        var over = factors.Where(factor => factor.Power > 0).Select(factor => factor.Text).ToArray();
        var under = factors.Where(factor => factor.Power < 0).Select(factor => factor.Text).ToArray();
        var symbol = over.Length == 0 ? "1" : string.Join(' ', over);
        if (under.Length > 0)
            symbol += under.Length == 1 ? $"/{under[0]}" : $"/({string.Join(' ', under)})";
        if (scale != 1)
            symbol = string.Create(CultureInfo.InvariantCulture, $"{ScaleText(scale)} {symbol}");
        return new Unit(
            symbol,
            measures.Length == 0 ? "1" : measures,
            size,
            factors.Exists(factor => factor.SaysGrains)
        );
    }

    private static string ScaleText(double scale) =>
        scale is >= 0.001 and < 1e6
            ? scale.ToString("R", CultureInfo.InvariantCulture)
            : scale.ToString("0.#####e0", CultureInfo.InvariantCulture);

    private static string Plain(string text)
    {
        var plain = Superscript()
            .Replace(text.Trim(), match => string.Concat(
                    match.Value.Select(letter =>
                        Superscripts.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var digit
                            ? digit.ToString(CultureInfo.InvariantCulture)
                        : letter == '⁺' ? "+"
                        : "-"
                    )
                ));
        plain = Reference()
            .Replace(plain, "")
            .Replace("**", "^", StringComparison.Ordinal)
            .Replace('µ', 'u')
            .Replace('μ', 'u')
            .Replace('·', ' ')
            .Replace('⋅', ' ')
            .Replace('*', ' ')
            .Replace('−', '-');
        return Bracketed().Match(plain) is { Success: true } match ? match.Groups[1].Value.Trim() : plain.Trim();
    }

    private sealed record Factor(UnitName Name, int Power, bool SaysGrains)
    {
        public string Text =>
            Math.Abs(Power) == 1
                ? Name.Symbol
                : $"{Name.Symbol}{Math.Abs(Power).ToString(CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")]
    private static partial Regex Superscript();

    /// <summary>What a height is above, which is not a part of its unit: <c>m (a.s.l.)</c>, <c>magl</c>.</summary>
    [GeneratedRegex(
        @"[\s_(]*(?:(?<![A-Za-z])a\.?m?[sg]\.?l\.?|(?<=m)a[sg]l|above\s+(?:mean\s+)?sea\s+level|above\s+ground(?:\s+level)?)\s*\)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\(([^()]*)\)$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^(?:(?:100|hundreds?\s+of)\s*(?:ft|feet|foot)|flight\s+levels?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex HundredFeet();

    [GeneratedRegex(
        @"^(?:10\^\(?(?<power>[+-]?[0-9]{1,2})\)?|(?<value>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?=[\s*.]+[A-Za-z]))[\s.]*"
    )]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(
        @"\G(?:\s*(?<divide>/|per\b)\s*|\s*(?<bracket>[()])|(?<name>[A-Za-z_]+|%)(?:\^?(?<power>[0-9]{1,2})|\s*\^?(?<power>[+-][0-9]{1,2}))?|[\s.]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Token();
}
