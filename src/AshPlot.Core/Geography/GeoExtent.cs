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

    /// <summary>Latitude of the middle.</summary>
    public double CentralLatitude => (South + North) / 2;

    /// <summary>All longitudes, from 180 degrees west to 180 degrees east of a central one.</summary>
    public static GeoExtent Around(double centralLongitude, double south, double north) =>
        new(centralLongitude - 180, centralLongitude + 180, south, north);

    /// <summary>The part of the box between two latitudes.</summary>
    public GeoExtent Between(double south, double north) =>
        this with
        {
            South = Math.Clamp(South, south, north),
            North = Math.Clamp(North, south, north),
        };

    /// <summary>
    /// The same box moved by whole turns so that its middle lies as near as it can to <paramref name="longitude"/>.
    /// </summary>
    public GeoExtent TurnedTowards(double longitude)
    {
        var turn = 360 * Math.Round((longitude - CentralLongitude) / 360);
        return this with { West = West + turn, East = East + turn };
    }
}
