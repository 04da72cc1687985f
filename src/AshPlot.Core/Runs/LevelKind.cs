namespace AshPlot.Core.Runs;

/// <summary>What the number of a level counts. The order is the order of maps: none, metres, flight levels, pressure, named.</summary>
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
