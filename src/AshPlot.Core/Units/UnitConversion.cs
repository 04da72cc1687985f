namespace AshPlot.Core.Units;

/// <summary>Factors between units that measure the same.</summary>
internal static class UnitConversion
{
    // A worker asks for one pair of units map after map.
    [ThreadStatic]
    private static (string From, string To, double? Factor)? last;

    /// <summary>
    /// What a value in one unit is multiplied by to be in another; null when they measure different things or are
    /// unknown.
    /// </summary>
    public static double? Factor(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Trim() == to.Trim())
            return 1;
        if (last is { } known && known.From == from && known.To == to)
            return known.Factor;
        double? factor =
            Unit.Find(from) is { } one && Unit.Find(to) is { } two && one.Measures == two.Measures
                ? one.Size / two.Size
                : null;
        last = (from, to, factor);
        return factor;
    }

    /// <summary>True for a unit that converts to others.</summary>
    public static bool IsKnown(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Unit.Find(units) is not null || units.Trim() == UnitText.FlightLevel;
    }
}
