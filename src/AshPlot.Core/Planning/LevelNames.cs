using System.Globalization;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Names of levels in paths, options and the manifest.</summary>
internal static class LevelNames
{
    /// <summary>
    /// The name of a level: <c>00500</c> or <c>m00125</c> in metres, <c>FL000-200</c> or <c>FL050</c>, <c>850hPa</c>, a
    /// slug for a named layer, null for none.
    /// </summary>
    /// <param name="level">The level.</param>
    /// <param name="markAboveGround">True where the run has metres above sea level too: those above ground then end in
    /// <c>-agl</c>.</param>
    public static string? Of(Level level, bool markAboveGround)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Kind switch
        {
            LevelKind.None => null,
            LevelKind.MetresAboveSea => Metres(level.Value!.Value),
            LevelKind.MetresAboveGround => Metres(level.Value!.Value) + (markAboveGround ? "-agl" : ""),
            LevelKind.FlightLevel when level is { Lower: { } lower, Upper: { } upper } => string.Create(
                CultureInfo.InvariantCulture,
                $"FL{Rounded(lower):000}-{Rounded(upper):000}"
            ),
            LevelKind.FlightLevel => string.Create(
                CultureInfo.InvariantCulture,
                $"FL{Rounded(level.Value!.Value):000}"
            ),
            LevelKind.Pressure => string.Create(CultureInfo.InvariantCulture, $"{Rounded(level.Value!.Value)}hPa"),
            // Without a dot, so that no layer can be named as a file of ours, such as index.html.
            _ => SafeName.Slug(level.Label ?? "").Replace('.', '-') is { Length: > 0 } slug ? slug : "layer",
        };
    }

    /// <summary>True when a run has levels in metres above ground and above sea level.</summary>
    public static bool MarkAboveGround(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return MarkAboveGround(run.Quantities.SelectMany(quantity => quantity.Levels));
    }

    /// <summary>True when there are levels in metres above ground and above sea level.</summary>
    public static bool MarkAboveGround(IEnumerable<Level> levels)
    {
        var kinds = levels.Select(level => level.Kind).ToHashSet();
        return kinds.Contains(LevelKind.MetresAboveGround) && kinds.Contains(LevelKind.MetresAboveSea);
    }

    private static string Metres(double value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Rounded(value) < 0 ? "m" : "")}{Math.Abs(Rounded(value)):00000}"
        );

    // Held within what can be negated: a file may claim any number.
    private static long Rounded(double value) =>
        (long)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), -1e15, 1e15);
}
