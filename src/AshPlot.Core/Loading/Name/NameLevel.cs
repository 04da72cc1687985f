using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Name;

/// <summary>
/// Levels from NAME's Z texts, e.g. <c>From -250 - 250m asl</c>, <c>From FL200 - FL350</c>, <c>Z = 50.00000 m agl</c>.
/// </summary>
internal static partial class NameLevel
{
    private const double PascalsPerHectopascal = 100;

    /// <summary>
    /// Reads a Z text. Blanks are flexible; numbers may be negative, end in a point or have an exponent. Text that is
    /// no height is a named layer, with runs of blanks made one; empty text is <see cref="Level.None"/>.
    /// </summary>
    public static Level Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Level.None;

        if (
            Layer().Match(text) is { Success: true } layer
            && KindOf(layer.Groups["unit"].Value, layer.Groups["flight"].Success) is { } layerKind
            && TryNumber(layer.Groups["from"].ValueSpan, out var from)
            && TryNumber(layer.Groups["to"].ValueSpan, out var to)
        )
        {
            return Between(layerKind, from, to);
        }

        if (
            Height().Match(text) is { Success: true } height
            && KindOf(height.Groups["unit"].Value, height.Groups["flight"].Success) is { } heightKind
            && TryNumber(height.Groups["at"].ValueSpan, out var at)
        )
        {
            return At(heightKind, at);
        }

        return new Level(LevelKind.Named, Label: Blanks().Replace(text.Trim(), " "));
    }

    /// <summary>
    /// The kind of level that a unit of NAME means: <c>m asl</c>, <c>m agl</c>, <c>m</c>, <c>FL</c>, <c>Pa</c>; null if
    /// unknown.
    /// </summary>
    public static LevelKind? KindOf(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Blanks().Replace(unit, string.Empty).ToLowerInvariant() switch
        {
            "masl" or "m" => LevelKind.MetresAboveSea,
            "magl" => LevelKind.MetresAboveGround,
            "fl" => LevelKind.FlightLevel,
            "pa" => LevelKind.Pressure,
            _ => null,
        };
    }

    /// <summary>A level without bounds; pressure is given in Pa, as NAME does, and becomes hPa.</summary>
    public static Level At(LevelKind kind, double value) => new(kind, Scale(kind, value));

    /// <summary>
    /// A layer between two bounds in either order, its level half way; pressure is given in Pa and becomes hPa.
    /// </summary>
    public static Level Between(LevelKind kind, double from, double to)
    {
        var (lower, upper) = (Scale(kind, Math.Min(from, to)), Scale(kind, Math.Max(from, to)));
        return new Level(kind, (lower / 2) + (upper / 2), lower, upper);
    }

    /// <summary>
    /// NAME's text of a layer, which <see cref="Parse"/> reads back; pressure is in hPa here and in Pa in the text.
    /// </summary>
    public static string TextOf(LevelKind kind, double lower, double upper)
    {
        var factor = kind == LevelKind.Pressure ? PascalsPerHectopascal : 1;
        var unit = kind switch
        {
            LevelKind.MetresAboveSea => "m asl",
            LevelKind.MetresAboveGround => "m agl",
            LevelKind.FlightLevel => "FL",
            LevelKind.Pressure => "Pa",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a level of this kind has no number"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"From {lower * factor:R} - {upper * factor:R} {unit}");
    }

    /// <summary>True for NAME's <c>Vertical integral</c>.</summary>
    public static bool IsVerticalIntegral(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Label?.Contains("vertical integral", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static double Scale(LevelKind kind, double value) =>
        kind == LevelKind.Pressure ? value / PascalsPerHectopascal : value;

    private static LevelKind? KindOf(string unit, bool prefixedByFlightLevel) =>
        (prefixedByFlightLevel, unit) switch
        {
            (true, "") => LevelKind.FlightLevel,
            (true, _) => KindOf(unit) is LevelKind.FlightLevel ? LevelKind.FlightLevel : null,
            _ => KindOf(unit),
        };

    private static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private const string Number = @"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?";
    private const string Unit = @"(?<unit>m\s*asl|m\s*agl|m|Pa|FL)?";

    [GeneratedRegex(
        @"^\s*From\s*(?<flight>FL)?\s*(?<from>"
            + Number
            + @")\s*(?:m\s*asl|m\s*agl|m|Pa|FL)?\s*(?:-|to)\s*(?:FL)?\s*(?<to>"
            + Number
            + @")\s*"
            + Unit
            + @"\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Layer();

    [GeneratedRegex(
        @"^\s*(?:Z\s*=\s*)?(?<flight>FL)?\s*(?<at>" + Number + @")\s*" + Unit + @"\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Height();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
