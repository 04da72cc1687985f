using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Advising;

/// <summary>
/// Rings of few corners round one of many, by another way than <see cref="RingReducer"/>: some of the corners are
/// chosen, as by Douglas and Peucker (Cartographica 10, 1973) or by Visvalingam and Whyatt (Cartographic Journal 30,
/// 1993), and each side between two of them is moved outwards until it leaves none of the corners out. Where moved
/// sides no longer meet as they did, the ring is no use, and must be looked at by the caller.
/// </summary>
internal static class RingOffsets
{
    /// <summary>Rings of up to so many corners.</summary>
    /// <param name="corners">The corners, counter-clockwise, the first not repeated.</param>
    /// <param name="most">How many a ring may have.</param>
    public static IEnumerable<List<Coordinate>> Of(IReadOnlyList<Coordinate> corners, int most)
    {
        foreach (var chosen in Farthest(corners, most).Concat(Largest(corners, most)))
        {
            if (Moved(corners, chosen) is { } ring)
                yield return ring;
        }
    }

    /// <summary>
    /// From the two corners that are farthest apart on, one more at a time: that which is farthest from its side.
    /// </summary>
    private static IEnumerable<int[]> Farthest(IReadOnlyList<Coordinate> corners, int most)
    {
        var middle = new Envelope(corners).Centre;
        var first = Enumerable.Range(0, corners.Count).MaxBy(index => corners[index].Distance(middle));
        var second = Enumerable.Range(0, corners.Count).MaxBy(index => corners[index].Distance(corners[first]));
        var chosen = new SortedSet<int> { first, second };
        while (chosen.Count < most)
        {
            int[] now = [.. chosen];
            var (best, distance) = (-1, 0.0);
            for (var side = 0; side < now.Length; side++)
            {
                var (from, to) = (corners[now[side]], corners[now[(side + 1) % now.Length]]);
                foreach (var index in Between(now, side, corners.Count))
                {
                    if (DistanceComputer.PointToSegment(corners[index], from, to) is var away && away > distance)
                        (best, distance) = (index, away);
                }
            }

            if (best < 0)
                yield break;
            chosen.Add(best);
            if (chosen.Count >= RingReducer.Fewest)
                yield return [.. chosen];
        }
    }

    /// <summary>From all corners down, one less at a time: that of the smallest triangle with its neighbours.</summary>
    private static IEnumerable<int[]> Largest(IReadOnlyList<Coordinate> corners, int most)
    {
        var left = Enumerable.Range(0, corners.Count).ToList();
        while (left.Count > RingReducer.Fewest)
        {
            left.RemoveAt(
                Enumerable
                    .Range(0, left.Count)
                    .MinBy(at =>
                        Math.Abs(
                            RingReducer.Cross(
                                corners[left[(at + left.Count - 1) % left.Count]],
                                corners[left[at]],
                                corners[left[(at + 1) % left.Count]]
                            )
                        )
                    )
            );
            if (left.Count <= most)
                yield return [.. left];
        }
    }

    /// <summary>
    /// The ring of the chosen corners with each side moved outwards as far as the corners between need; null where
    /// sides do not meet.
    /// </summary>
    private static List<Coordinate>? Moved(IReadOnlyList<Coordinate> corners, int[] chosen)
    {
        var sides = new (Coordinate From, Coordinate To)[chosen.Length];
        for (var side = 0; side < chosen.Length; side++)
        {
            var (from, to) = (corners[chosen[side]], corners[chosen[(side + 1) % chosen.Length]]);
            var length = from.Distance(to);
            if (!(length > 0))
                return null;
            // To the right of the side is outside.
            var (x, y) = ((to.Y - from.Y) / length, (from.X - to.X) / length);
            var away = 0.0;
            foreach (var index in Between(chosen, side, corners.Count))
                away = Math.Max(away, ((corners[index].X - from.X) * x) + ((corners[index].Y - from.Y) * y));
            sides[side] = (
                new Coordinate(from.X + (away * x), from.Y + (away * y)),
                new Coordinate(to.X + (away * x), to.Y + (away * y))
            );
        }

        var ring = new List<Coordinate>();
        for (var side = 0; side < sides.Length; side++)
        {
            var (before, after) = (sides[(side + sides.Length - 1) % sides.Length], sides[side]);
            if (IntersectionComputer.Intersection(before.From, before.To, after.From, after.To) is not { } meeting)
                return null;
            ring.Add(meeting);
        }

        return ring;
    }

    private static IEnumerable<int> Between(int[] chosen, int side, int count)
    {
        var to = chosen[(side + 1) % chosen.Length];
        for (var index = (chosen[side] + 1) % count; index != to; index = (index + 1) % count)
            yield return index;
    }
}
