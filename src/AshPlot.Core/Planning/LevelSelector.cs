using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>
/// Finds the levels that a text of <c>Levels</c> means: those of that name; else those of that number, with or without
/// its unit; else, where it has a unit, those that contain it, the lower bound included. At the top of the highest
/// level that level is meant.
/// </summary>
internal static partial class LevelSelector
{
    /// <summary>The levels that are meant; none where no level has the name or contains the height.</summary>
    /// <exception cref="InvalidOptionException">A number without a unit is that of levels in different
    /// units.</exception>
    public static IReadOnlyList<Level> Choose(string text, IReadOnlyCollection<(Level Level, string Name)> levels)
    {
        var named = levels.Where(level => IsName(text, level.Name)).Select(level => level.Level).ToArray();
        if (named.Length > 0 || Read(text) is not var (value, units))
            return named;
        var comparable = levels
            .Where(level => level.Level.Value is not null && (units ?? level.Level.Units) == level.Level.Units)
            .ToArray();
        var equal = comparable.Where(level => IsSame(level.Level.Value!.Value, value)).ToArray();
        if (equal.Select(level => level.Level.Units).Distinct().Count() > 1)
            throw new InvalidOptionException(
                nameof(MapOptions.Levels),
                $"'{text}' has no unit and may mean {string.Join(" or ", equal.Select(level => level.Name))}; give one of these"
            );
        if (equal.Length > 0 || units is null)
            return [.. equal.Select(level => level.Level)];
        var holding = comparable.Where(level => Contains(level.Level, value)).ToArray();
        return
        [
            .. (
                holding.Length > 0
                    ? holding
                    : comparable.Where(level => level.Level.Upper is { } top && IsSame(top, value))
            ).Select(level => level.Level),
        ];
    }

    /// <summary>What a user who asked in vain may ask for instead.</summary>
    public static string Advice(string text, IReadOnlyCollection<(Level Level, string Name)> levels)
    {
        if (Read(text) is not var (value, units))
            return "";
        if (units is null)
        {
            var asked = new[] { FlightLevel(value), $"{Number(value)}m", $"{Number(value)}hPa" }
                .SelectMany(words =>
                    Choose(words, levels)
                        .Select(level => $"{levels.First(one => one.Level == level).Name} contains {words}")
                )
                .ToArray();
            return asked.Length == 0 ? "" : $"{string.Join(", ", asked)}: give it with its unit; ";
        }

        var nearest = levels
            .Where(level => level.Level.Units == units && level.Level.Value is not null)
            .OrderBy(level => Math.Abs(level.Level.Value!.Value - value))
            .Take(2)
            .Select(level => level.Name)
            .Distinct()
            .ToArray();
        if (nearest.Length > 0)
            return $"the nearest {(nearest.Length == 1 ? "is" : "are")} {string.Join(" and ", nearest)}; ";
        // Heights and pressure altitudes are not the same, so that no level is chosen by the other.
        var other = (units, levels.FirstOrDefault(level => level.Level.Value is not null).Level?.Units) switch
        {
            (UnitText.FlightLevel, "m") => $"{Number(Math.Round(value * StandardAtmosphere.MetresPerFlightLevel))}m",
            ("m", UnitText.FlightLevel) => FlightLevel(Math.Round(value / StandardAtmosphere.MetresPerFlightLevel)),
            _ => null,
        };
        return other is null ? "" : $"in the standard atmosphere it is {other}; ";
    }

    private static bool IsName(string text, string name) =>
        string.Equals(text, name, StringComparison.OrdinalIgnoreCase) || SafeName.Slug(text).Replace('.', '-') == name;

    /// <summary>
    /// A number with or without a unit of heights, in <c>m</c>, <c>FL</c> or <c>hPa</c>; null where the text is none.
    /// </summary>
    internal static (double Value, string? Units)? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (
            !match.Success
            || !double.TryParse(
                match.Groups["number"].ValueSpan,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
            return null;
        var unit = match.Groups["FL"].Success ? "fl" : match.Groups["unit"].Value.ToLowerInvariant();
        return unit switch
        {
            "" => (value, null),
            "fl" => (value, UnitText.FlightLevel),
            "km" => (value * 1000, "m"),
            "ft" => (value * 0.3048, "m"),
            "pa" => (value / 100, "hPa"),
            "hpa" or "mb" => (value, "hPa"),
            _ => (value, "m"),
        };
    }

    private static bool Contains(Level level, double value) =>
        (level.Lower, level.Upper) switch
        {
            (null, null) => false,
            var (lower, upper) => (lower is null || lower <= value) && (upper is null || value < upper),
        };

    private static bool IsSame(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Abs(one));

    private static string FlightLevel(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"FL{value:000.###}");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<FL>FL) ?(?<number>[0-9]+(?:\.[0-9]+)?)|(?<number>[-+]?[0-9]+(?:\.[0-9]*)?(?:e[-+]?[0-9]+)?) ?(?<unit>m|km|ft|hPa|mb|Pa)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
