using System.Collections.Immutable;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Levels from a vertical coordinate, by its units and names (CF conventions, sections 4.3 and 7.1).</summary>
internal static class CfVertical
{
    // A thousand kilometres, far over every cloud: a height beyond it, or a bound, is a fill value or damage.
    private const double Farthest = 1e6;
    private const double PascalsPerHectopascal = 100;
    private const double MetresPerFlightLevel = 30.48;

    /// <summary>True for hundreds of feet: the units of flight levels.</summary>
    public static bool IsFlightLevelUnit(string units) => Unit.Find(units)?.Measures == "FL1";

    /// <summary>True for units of pressure that are known.</summary>
    public static bool IsPressureUnit(string units) => Unit.Find(units)?.Measures == "Pa1";

    /// <summary>The levels of a coordinate.</summary>
    /// <param name="coordinate">The coordinate variable.</param>
    /// <param name="values">Its values.</param>
    /// <param name="bounds">Both bounds of each value, in either order, or empty; NaN is an open bound.</param>
    /// <param name="boundsUnits">The units of the bounds; null where they are the coordinate's.</param>
    /// <param name="warn">Gets what the user should know, one sentence each.</param>
    /// <returns>
    /// One level for each value, null for a value that is missing or absurd; all null where units and names do not say
    /// what is counted, e.g. of model levels.
    /// </returns>
    public static ImmutableArray<Level?>? Levels(
        NetCdfVariable coordinate,
        double[] values,
        double[] bounds,
        string? boundsUnits,
        Action<string> warn
    )
    {
        var name = Excerpt.Of(coordinate.Name);
        if (KindOf(coordinate) is not var (kind, scale))
            return null;
        var boundsScale = boundsUnits is null ? scale : ScaleOf(kind, boundsUnits);
        if (boundsScale is null)
            warn(
                $"the bounds of '{name}' are in '{Excerpt.Of(boundsUnits!)}', which does not convert to its unit; they are left out."
            );
        var hasBounds = boundsScale is not null && bounds.Length == 2 * values.Length;
        var levels = ImmutableArray.CreateBuilder<Level?>(values.Length);
        var (areOutside, areAbsurd) = (false, false);
        for (var index = 0; index < values.Length; index++)
        {
            var value = Height(values[index], scale);
            var (lower, upper) = hasBounds
                ? Ordered(
                    Height(bounds[2 * index], boundsScale!.Value),
                    Height(bounds[(2 * index) + 1], boundsScale.Value),
                    value
                )
                : (null, null);
            var slack = Math.Max(1e-6, 1e-4 * Math.Abs(value ?? 0));
            if (value < lower - slack || value > upper + slack)
                (lower, upper, areOutside) = (null, null, true);
            // The height of an open layer may be as infinite as its bound.
            value ??= lower ?? upper;
            areAbsurd |= value is null;
            levels.Add(value is null ? null : new Level(kind, value, lower, upper));
        }

        if (areOutside)
            warn($"the bounds of '{name}' do not contain its values; they are ignored.");
        if (areAbsurd)
            warn($"'{name}' has a level that is missing or beyond {Farthest:0} m; it is left out.");
        return levels.MoveToImmutable();

        double? Height(double number, double factor) =>
            double.IsFinite(number)
            && Math.Abs(number) * factor * (kind == LevelKind.FlightLevel ? MetresPerFlightLevel : 1) <= Farthest
                ? number * factor
                : null;
    }

    /// <summary>
    /// The lower bound first. One alone is lower or upper by the level between; below a bound at the level itself
    /// nothing is known.
    /// </summary>
    private static (double? Lower, double? Upper) Ordered(double? first, double? second, double? value) =>
        (first, second) switch
        {
            ({ } one, { } two) => (Math.Min(one, two), Math.Max(one, two)),
            (null, null) => (null, null),
            ({ } one, _) => value < one ? (null, one) : (one, null),
            (_, { } two) => value > two ? (two, null)
            : value < two ? (null, two)
            : (null, two),
        };

    private static (LevelKind Kind, double Scale)? KindOf(NetCdfVariable coordinate)
    {
        var units = coordinate.Attributes.Text("units") ?? "";
        var standardName = coordinate.Attributes.Text("standard_name")?.ToLowerInvariant();
        var longName = coordinate.Attributes.Text("long_name")?.ToLowerInvariant() ?? "";
        switch (Unit.Find(units)?.Measures)
        {
            case "FL1":
                return (LevelKind.FlightLevel, 1);
            case "Pa1":
                return (LevelKind.Pressure, ScaleOf(LevelKind.Pressure, units)!.Value);
            case "m1":
                var aboveGround =
                    standardName is "height" or "height_above_ground"
                    || units.Contains("agl", StringComparison.OrdinalIgnoreCase)
                    || units.Contains("a.g.l", StringComparison.OrdinalIgnoreCase)
                    || units.Contains("above ground", StringComparison.OrdinalIgnoreCase)
                    || longName.Contains("above ground", StringComparison.Ordinal)
                    || longName.Contains("a.g.l", StringComparison.Ordinal);
                var kind = aboveGround ? LevelKind.MetresAboveGround : LevelKind.MetresAboveSea;
                return (kind, ScaleOf(kind, units)!.Value);
            default:
                return
                    coordinate.Name == "flight_level"
                    || standardName == "flight_level"
                    || longName is "flight_level" or "flight level"
                    ? (LevelKind.FlightLevel, 1)
                    : null;
        }
    }

    /// <summary>
    /// What a number in these units is multiplied by to be metres, flight levels or hPa; null where they measure
    /// something else.
    /// </summary>
    private static double? ScaleOf(LevelKind kind, string units) =>
        (kind, Unit.Find(units)) switch
        {
            (LevelKind.FlightLevel, { Measures: "FL1" } unit) => unit.Size,
            (LevelKind.Pressure, { Measures: "Pa1" } unit) => unit.Size / PascalsPerHectopascal,
            (LevelKind.MetresAboveSea or LevelKind.MetresAboveGround, { Measures: "m1" } unit) => unit.Size,
            _ => null,
        };
}
