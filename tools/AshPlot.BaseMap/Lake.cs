namespace AshPlot.BaseMap;

/// <summary>A lake: its shore, and those of the islands in it.</summary>
/// <param name="rings">Filled with the even-odd rule; without the repeated last point.</param>
internal sealed class Lake(GridPoint[][] rings)
{
    private readonly int west = rings.Min(ring => ring.Min(point => point.Longitude));
    private readonly int east = rings.Max(ring => ring.Max(point => point.Longitude));
    private readonly int south = rings.Min(ring => ring.Min(point => point.Latitude));
    private readonly int north = rings.Max(ring => ring.Max(point => point.Latitude));

    public IReadOnlyList<GridPoint[]> Rings => rings;

    /// <summary>
    /// Whether this is the whole of another lake on a grid that is no coarser: where that is, and no less of it.
    /// </summary>
    public bool IsCopyOf(Lake other, GridPoint step) =>
        rings.Length == other.Rings.Count
        && rings.Sum(ring => ring.Length) >= other.Rings.Sum(ring => ring.Length)
        && Math.Abs(west - other.west) <= step.Longitude
        && Math.Abs(east - other.east) <= step.Longitude
        && Math.Abs(south - other.south) <= step.Latitude
        && Math.Abs(north - other.north) <= step.Latitude;

    /// <summary>Whether this is a part of another lake.</summary>
    public bool IsWithin(Lake other)
    {
        if (west < other.west || east > other.east || south < other.south || north > other.north)
            return false;
        // No point of a ring lies on a parallel between two of the grid's. The widest water along it is far from any
        // shore.
        var parallel = ((south + north) / 2) + 0.5;
        var (from, to) = Crossings(parallel)
            .Chunk(2)
            .Select(pair => (pair[0], pair[1]))
            .MaxBy(water => water.Item2 - water.Item1);
        return other.Crossings(parallel).Count(longitude => longitude > (from + to) / 2) % 2 == 1;
    }

    /// <summary>
    /// Where the rings cross a parallel, from west to east: water begins at the first, ends at the second and so on.
    /// </summary>
    private IEnumerable<double> Crossings(double parallel) =>
        rings
            .SelectMany(ring => ring.Zip(ring.Skip(1).Append(ring[0])))
            .Where(edge => edge.First.Latitude > parallel != edge.Second.Latitude > parallel)
            .Select(edge =>
                edge.First.Longitude
                + (
                    (parallel - edge.First.Latitude)
                    / (edge.Second.Latitude - edge.First.Latitude)
                    * (edge.Second.Longitude - edge.First.Longitude)
                )
            )
            .Order();
}
