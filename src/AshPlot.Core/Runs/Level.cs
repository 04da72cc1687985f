using AshPlot.Core.Units;

namespace AshPlot.Core.Runs;

/// <summary>One elevation of a quantity.</summary>
/// <param name="Kind">What the numbers count.</param>
/// <param name="Value">The level in <see cref="Units"/>; null for none and for a named layer.</param>
/// <param name="Lower">Lower bound in the same units; null where unknown.</param>
/// <param name="Upper">Upper bound in the same units; null where unknown. For pressure, lower is the lower
/// number.</param>
/// <param name="Label">The text of the file for a named layer, else null.</param>
internal sealed record Level(
    LevelKind Kind,
    double? Value = null,
    double? Lower = null,
    double? Upper = null,
    string? Label = null
)
{
    /// <summary>The level of surface and column quantities.</summary>
    public static Level None { get; } = new(LevelKind.None);

    /// <summary>Units of the numbers: <c>m</c>, <c>FL</c>, <c>hPa</c>, or null for a level without a number.</summary>
    public string? Units =>
        Kind switch
        {
            LevelKind.MetresAboveSea or LevelKind.MetresAboveGround => "m",
            LevelKind.FlightLevel => UnitText.FlightLevel,
            LevelKind.Pressure => "hPa",
            _ => null,
        };
}

/// <summary>
/// What the number of a level counts. The order is the order of maps: none, metres, flight levels, pressure, named.
/// </summary>
internal enum LevelKind
{
    /// <summary>Surface and column quantities: the map has no level, whatever the file says of Z.</summary>
    None,

    /// <summary>Metres above sea level, or above an unstated reference.</summary>
    MetresAboveSea,

    /// <summary>Metres above ground.</summary>
    MetresAboveGround,

    /// <summary>Flight level: hundreds of feet of pressure altitude.</summary>
    FlightLevel,

    /// <summary>Pressure in hPa.</summary>
    Pressure,

    /// <summary>A layer with a name and no number, e.g. the boundary layer.</summary>
    Named,
}
