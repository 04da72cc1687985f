namespace AshPlot.BaseMap;

/// <summary>
/// Cuts rings drawn on the globe so that each lies within longitudes -180 to 180 of a flat map. World-atlas stitches
/// polygons together across the antimeridian, and Antarctica is a ring around the pole: neither can be filled on a flat
/// map as it comes.
/// </summary>
internal static class FlatMap
{
    /// <summary>
    /// The parts of a ring on the flat map, each closed (last point not repeated), none without an area.
    /// A part with edges along the map's border begins just after one.
    /// </summary>
    public static IEnumerable<GridPoint[]> Cut(GridPoint[] ring)
    {
        var unrolled = Unroll(ring);
        var first = FloorTurn(unrolled.Min(point => point.Longitude));
        var last = FloorTurn(unrolled.Max(point => point.Longitude));
        if (unrolled[^1].Longitude != unrolled[0].Longitude)
        {
            // Around the pole: of the four laps only a turn well inside is free of what happens at either end.
            unrolled = CloseOverPole(unrolled);
            first = last =
                FloorTurn(unrolled[0].Longitude) + 2 * Math.Sign(unrolled[^2].Longitude - unrolled[0].Longitude);
        }
        for (var turn = first; turn <= last; turn++)
        {
            var part = Clip(unrolled, turn * GridPoint.FullTurn);
            if (TwiceArea(part) != 0)
                yield return StartAfterArtificialEdge(part);
        }
    }

    /// <summary>
    /// Lets longitude run on where the ring crosses the antimeridian; the first point comes again at the end.
    /// </summary>
    private static List<GridPoint> Unroll(GridPoint[] ring)
    {
        var points = new List<GridPoint> { ring[0] };
        foreach (var point in ring.Skip(1).Append(ring[0]))
        {
            var step = point.Longitude - points[^1].Longitude;
            step -= GridPoint.FullTurn * (int)Math.Round(step / (double)GridPoint.FullTurn);
            var next = new GridPoint(points[^1].Longitude + step, point.Latitude);
            if (next != points[^1])
                points.Add(next);
        }
        // A ring of one point repeated has lost its closing point above.
        if (points.Count == 1)
            points.Add(points[0]);
        return points;
    }

    private static List<GridPoint> CloseOverPole(List<GridPoint> lap)
    {
        if (lap.Max(point => point.Latitude) > 0)
            throw new InvalidDataException("A ring around the north pole was not expected.");
        var turn = lap[^1].Longitude - lap[0].Longitude;
        if (Math.Abs(turn) != GridPoint.FullTurn)
            throw new InvalidDataException("A ring goes round the pole more than once.");
        var points = new List<GridPoint>();
        for (var count = 0; count < 4; count++)
            points.AddRange(lap.SkipLast(1).Select(point => point with { Longitude = point.Longitude + count * turn }));
        points.Add(points[^1] with { Latitude = GridPoint.SouthPole });
        points.Add(points[0] with { Latitude = GridPoint.SouthPole });
        return points;
    }

    /// <summary>Which turn of the globe a longitude lies in: 0 is -180 up to, not including, 180.</summary>
    private static int FloorTurn(int longitude) =>
        (int)Math.Floor((longitude + GridPoint.HalfTurn) / (double)GridPoint.FullTurn);

    private static List<GridPoint> Clip(List<GridPoint> ring, int centre)
    {
        var moved = ring.ConvertAll(point => point with { Longitude = point.Longitude - centre });
        return ClipSide(ClipSide(moved, -GridPoint.HalfTurn, keepEast: true), GridPoint.HalfTurn, keepEast: false);
    }

    /// <summary>
    /// Keeps what lies on one side of a meridian (Sutherland and Hodgman 1974, one side of the window).
    /// </summary>
    private static List<GridPoint> ClipSide(List<GridPoint> ring, int meridian, bool keepEast)
    {
        var kept = new List<GridPoint>(ring.Count);
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[(index + ring.Count - 1) % ring.Count], ring[index]);
            var (fromInside, toInside) = (IsInside(from), IsInside(to));
            if (fromInside != toInside)
                Add(Crossing(from, to, meridian));
            if (toInside)
                Add(to);
        }
        if (kept.Count > 1 && kept[^1] == kept[0])
            kept.RemoveAt(kept.Count - 1);
        return kept;

        bool IsInside(GridPoint point) => keepEast ? point.Longitude >= meridian : point.Longitude <= meridian;

        void Add(GridPoint point)
        {
            if (kept.Count == 0 || kept[^1] != point)
                kept.Add(point);
        }
    }

    private static GridPoint Crossing(GridPoint from, GridPoint to, int meridian)
    {
        var share = (meridian - from.Longitude) / (double)(to.Longitude - from.Longitude);
        return new(meridian, (int)Math.Round(from.Latitude + share * (to.Latitude - from.Latitude)));
    }

    private static long TwiceArea(List<GridPoint> ring)
    {
        var sum = 0L;
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Count]);
            sum += (long)from.Longitude * to.Latitude - (long)to.Longitude * from.Latitude;
        }
        return sum;
    }

    private static GridPoint[] StartAfterArtificialEdge(List<GridPoint> ring)
    {
        var start = 0;
        while (
            start < ring.Count && !GridPoint.IsArtificialEdge(ring[(start + ring.Count - 1) % ring.Count], ring[start])
        )
            start++;
        // Without such an edge the start is the count, and the ring stays as it is.
        return [.. ring.Skip(start), .. ring.Take(start)];
    }
}
