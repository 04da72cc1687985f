using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Levels from a vertical coordinate, by its units and names (CF conventions, section 4.3).</summary>
internal static class CfVertical
{
    private const double MetresPerFoot = 0.3048;

    /// <summary>True for hundreds of feet: the units of flight levels.</summary>
    public static bool IsFlightLevelUnit(string units) =>
        units.ToLowerInvariant() is "hectofeet" or "hectofoot" or "hectoft" or "hft" or "fl" or "100 ft" or "100ft" or "100 feet" or "flight level" or "hundreds of feet";

    /// <summary>True for units of pressure that are known.</summary>
    public static bool IsPressureUnit(string units) => HectopascalsPer(units) is not null;

    /// <summary>The levels of a coordinate.</summary>
    /// <param name="coordinate">The coordinate variable.</param>
    /// <param name="values">Its values.</param>
    /// <param name="bounds">Lower and upper for each value, or empty.</param>
    /// <returns>One level for each value; null where units and names do not say what is counted, e.g. model levels.</returns>
    public static ImmutableArray<Level>? Levels(NetCdfVariable coordinate, double[] values, double[] bounds)
    {
        if (KindOf(coordinate) is not var (kind, scale) || !Array.TrueForAll(values, double.IsFinite))
            return null;
        var levels = ImmutableArray.CreateBuilder<Level>(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            var level = new Level(kind, values[index] * scale);
            if (bounds.Length == 2 * values.Length)
            {
                var (first, second) = (bounds[2 * index] * scale, bounds[(2 * index) + 1] * scale);
                level = level with { Lower = Math.Min(first, second), Upper = Math.Max(first, second) };
            }

            levels.Add(level);
        }

        return levels.MoveToImmutable();
    }

    private static (LevelKind Kind, double Scale)? KindOf(NetCdfVariable coordinate)
    {
        var units = coordinate.Attributes.Text("units") ?? "";
        var standardName = coordinate.Attributes.Text("standard_name")?.ToLowerInvariant();
        var longName = coordinate.Attributes.Text("long_name")?.ToLowerInvariant() ?? "";
        if (IsFlightLevelUnit(units)
            || (MetresPer(units) is null && (coordinate.Name == "flight_level" || longName is "flight_level" or "flight level")))
            return (LevelKind.FlightLevel, 1);
        if (HectopascalsPer(units) is { } hectopascals)
            return (LevelKind.Pressure, hectopascals);
        if (MetresPer(units) is not { } metres)
            return null;

        var aboveGround = standardName is "height" or "height_above_ground"
            || units.Contains("agl", StringComparison.OrdinalIgnoreCase) || units.Contains("a.g.l", StringComparison.OrdinalIgnoreCase)
            || longName.Contains("above ground", StringComparison.Ordinal) || longName.Contains("a.g.l", StringComparison.Ordinal);
        return (aboveGround ? LevelKind.MetresAboveGround : LevelKind.MetresAboveSea, metres);
    }

    private static double? HectopascalsPer(string units) => units.ToLowerInvariant() switch
    {
        "pa" or "pascal" or "pascals" => 0.01,
        "hpa" or "hectopascal" or "hectopascals" or "mb" or "mbar" or "millibar" or "millibars" => 1,
        "kpa" => 10,
        _ => null,
    };

    /// <summary>Metres in a unit of length; what it is above may stand behind it, e.g. <c>m (a.s.l.)</c>.</summary>
    private static double? MetresPer(string units) =>
        units.ToLowerInvariant().Split([' ', '(', '_'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() switch
        {
            "m" or "metre" or "metres" or "meter" or "meters" or "masl" or "magl" => 1,
            "km" or "kilometre" or "kilometres" or "kilometer" or "kilometers" => 1000,
            "ft" or "foot" or "feet" => MetresPerFoot,
            _ => null,
        };
}
