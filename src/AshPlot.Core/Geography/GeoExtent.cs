namespace AshPlot.Core.Geography;

/// <summary>A box in degrees; west may be any multiple of 360 away, east is over west, by at most 360.</summary>
/// <param name="West">Western edge, degrees east.</param>
/// <param name="East">Eastern edge, degrees east, over <paramref name="West"/> also across the dateline.</param>
/// <param name="South">Southern edge, degrees north.</param>
/// <param name="North">Northern edge, degrees north.</param>
public sealed record GeoExtent(double West, double East, double South, double North)
{
    /// <summary>Degrees of longitude.</summary>
    public double Width => East - West;

    /// <summary>Degrees of latitude.</summary>
    public double Height => North - South;

    /// <summary>Longitude of the middle.</summary>
    public double CentralLongitude => (West + East) / 2;

    /// <summary>The same box moved by whole turns so that its middle lies as near as it can to <paramref name="longitude"/>.</summary>
    public GeoExtent TurnedTowards(double longitude)
    {
        var turn = 360 * Math.Round((longitude - CentralLongitude) / 360);
        return this with { West = West + turn, East = East + turn };
    }
}
