namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>What a coordinate variable counts.</summary>
internal enum CfRole
{
    /// <summary>Anything else: an ensemble member, a threshold, a particle size.</summary>
    Other,

    /// <summary>Degrees north.</summary>
    Latitude,

    /// <summary>Degrees east.</summary>
    Longitude,

    /// <summary>Time since a moment.</summary>
    Time,

    /// <summary>Height, flight level, pressure or another vertical coordinate.</summary>
    Vertical,

    /// <summary>A horizontal coordinate that is neither latitude nor longitude: metres of a projection, or rotated degrees.</summary>
    Projected,
}
