using System.Globalization;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>Levels as people read them.</summary>
internal static class LevelText
{
    /// <summary>A level for people, or null for none.</summary>
    public static string? Of(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Kind switch
        {
            LevelKind.None => null,
            LevelKind.FlightLevel => LevelNames.Of(level, markAboveGround: false)
                + (level is { Lower: null } or { Upper: null } ? Bounds(level) : ""),
            LevelKind.Named => level.Label,
            LevelKind.Pressure => $"{Number(level.Value!.Value)} hPa{Bounds(level)}",
            LevelKind.MetresAboveGround => $"{Number(level.Value!.Value)} m above ground{Bounds(level)}",
            _ => $"{Number(level.Value!.Value)} m above sea level{Bounds(level)}",
        };
    }

    private static string Bounds(Level level) =>
        level switch
        {
            { Lower: { } lower, Upper: { } upper } => $" ({Number(lower)} to {Number(upper)} {level.Units})",
            { Lower: { } lower } => $" (above {UnitText.Amount(Number(lower), level.Units!)})",
            { Upper: { } upper } => $" (below {UnitText.Amount(Number(upper), level.Units!)})",
            _ => "",
        };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
