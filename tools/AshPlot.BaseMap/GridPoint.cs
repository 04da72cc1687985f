namespace AshPlot.BaseMap;

/// <summary>A place on the grid of the asset, in thousandths of a degree (about 110 m north to south).</summary>
/// <param name="Longitude">Thousandths of a degree east; may lie beyond ±180 000 while a ring is being
/// unrolled.</param>
/// <param name="Latitude">Thousandths of a degree north.</param>
internal readonly record struct GridPoint(int Longitude, int Latitude)
{
    public const int HalfTurn = 180_000;
    public const int FullTurn = 360_000;
    public const int SouthPole = -90_000;

    /// <summary>
    /// Points this near the pole belong to the edge that closes Antarctica at the foot of a flat map (the 1:50m data
    /// puts it at -89.999).
    /// </summary>
    private const int NearlySouthPole = -89_990;

    public static GridPoint FromDegrees(double longitude, double latitude)
    {
        var north = (int)Math.Round(latitude * 1000);
        return new((int)Math.Round(longitude * 1000), north <= NearlySouthPole ? SouthPole : north);
    }

    /// <summary>
    /// Whether the edge between two points of a cut ring runs along a border of the flat world map, where no coast is.
    /// </summary>
    public static bool IsArtificialEdge(GridPoint from, GridPoint to) =>
        (from.Longitude == to.Longitude && Math.Abs(from.Longitude) == HalfTurn)
        || (from.Latitude == SouthPole && to.Latitude == SouthPole);
}
