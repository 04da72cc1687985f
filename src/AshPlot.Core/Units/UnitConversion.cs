namespace AshPlot.Core.Units;

/// <summary>Factors between units that measure the same.</summary>
internal static class UnitConversion
{
    /// <summary>What a value in one unit is multiplied by to be in another; null when they measure different things or are unknown.</summary>
    public static double? Factor(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Trim() == to.Trim())
            return 1;
        return Unit.Find(from) is { } one && Unit.Find(to) is { } two && one.Measures == two.Measures ? one.Size / two.Size : null;
    }

    /// <summary>True for a unit that converts to others.</summary>
    public static bool IsKnown(string units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Unit.Find(units) is not null || units.Trim() == UnitText.FlightLevel;
    }
}
