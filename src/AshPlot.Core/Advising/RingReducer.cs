using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace AshPlot.Core.Advising;

/// <summary>
/// Draws a ring with fewer corners round all that it encloses: one corner after the other goes where that adds the
/// least area. A corner that points inwards is passed by; a side between two that point outwards gives way to the point
/// where its neighbours meet. What would cross another part of the ring is left; when nothing else is, the convex hull
/// is gone on with. The ring of least area is taken, of this one and those of <see cref="RingOffsets"/>.
/// </summary>
internal static class RingReducer
{
    /// <summary>
    /// The fewest corners to which every ring can be brought: a parallelogram has no sides that meet.
    /// </summary>
    public const int Fewest = 4;

    // A ring is round all of another if it leaves out no more than this share of it, which is rounding.
    private const double Nothing = 1e-9;

    /// <summary>The corners, counter-clockwise, the first not repeated.</summary>
    /// <param name="ring">A ring in a plane that does not touch itself.</param>
    /// <param name="most">How many corners at most, from <see cref="Fewest"/>.</param>
    /// <param name="step">Area of the steps of which its slopes are made, which go first.</param>
    /// <param name="farthest">Corners stay within this.</param>
    public static List<Coordinate> Reduce(LinearRing ring, int most, double step, Envelope farthest)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Fewest);
        var corners = WithoutSteps(Corners(ring), step, farthest);
        var inner = PolygonOf(corners);
        var best = OneByOne([.. corners], most, inner.EnvelopeInternal, farthest);
        var area = PolygonOf(best).Area;
        foreach (var other in corners.Count > most ? RingOffsets.Of(corners, most) : [])
        {
            var polygon = PolygonOf(other);
            if (
                polygon.Area >= area
                || !farthest.Contains(polygon.EnvelopeInternal)
                || !polygon.IsValid
                || !polygon.Shell.IsCCW
            )
                continue;
            if (OverlayNGRobust.Overlay(inner, polygon, SpatialFunction.Difference).Area <= Nothing * inner.Area)
                (best, area) = (other, polygon.Area);
        }

        return best;
    }

    /// <summary>Slopes that were stairs: inward corners that cost no more than a step are passed by.</summary>
    private static List<Coordinate> WithoutSteps(List<Coordinate> corners, double step, Envelope farthest)
    {
        while (corners.Count > Fewest && Next(corners, step, farthest, onlyInward: true) is { } change)
            Make(corners, change);
        return corners;
    }

    private static List<Coordinate> OneByOne(List<Coordinate> corners, int most, Envelope box, Envelope farthest)
    {
        while (corners.Count > Fewest)
        {
            // What adds nothing goes in any case.
            var limit = corners.Count > most ? double.PositiveInfinity : Nothing * box.Area;
            if (Next(corners, limit, farthest) is { } change)
                Make(corners, change);
            else if (corners.Count <= most)
                break;
            else if (Hull(corners) is var hull && hull.Count < corners.Count)
                corners = hull;
            else
                return Box(box);
        }

        return corners;
    }

    private static Polygon PolygonOf(List<Coordinate> corners) =>
        GeometryFactory.Default.CreatePolygon([.. corners, corners[0].Copy()]);

    private static List<Coordinate> Box(Envelope box) =>
        [new(box.MinX, box.MinY), new(box.MaxX, box.MinY), new(box.MaxX, box.MaxY), new(box.MinX, box.MaxY)];

    private static List<Coordinate> Corners(LinearRing ring)
    {
        var whole = ring.IsCCW ? ring.Coordinates : ring.Reverse().Coordinates;
        return [.. whole[..^1]];
    }

    /// <summary>The convex hull of corners.</summary>
    internal static List<Coordinate> Hull(List<Coordinate> corners) =>
        new ConvexHull([.. corners], GeometryFactory.Default).GetConvexHull()
            is Polygon { ExteriorRing: LinearRing hull }
            ? Corners(hull)
            : corners;

    /// <summary>The change of least cost that crosses nothing.</summary>
    private static Change? Next(List<Coordinate> corners, double limit, Envelope farthest, bool onlyInward = false)
    {
        var changes = new List<Change>();
        for (var index = 0; index < corners.Count; index++)
        {
            if (
                At(corners, index, farthest) is { } change
                && change.Area <= limit
                && (change.Meeting is null || !onlyInward)
            )
                changes.Add(change);
        }

        // The first is nearly always free.
        while (changes.MinBy(change => change.Area) is { } least)
        {
            if (!Collides(corners, least))
                return least;
            changes.Remove(least);
        }

        return null;
    }

    /// <summary>What may be done at a corner: pass it by, or let the side after it give way.</summary>
    private static Change? At(List<Coordinate> corners, int index, Envelope farthest)
    {
        var (before, here, next, after) = (
            Corner(corners, index - 1),
            corners[index],
            Corner(corners, index + 1),
            Corner(corners, index + 2)
        );
        var turn = Cross(before, here, next);
        if (turn <= 0)
            return new Change(index, null, -turn / 2);
        if (corners.Count <= Fewest || Cross(here, next, after) <= 0)
            return null;
        // Where the side before and the side after meet: here + t (here - before), with t over 0 where they do so
        // outside.
        var (x, y) = (here.X - before.X, here.Y - before.Y);
        var (u, v) = (after.X - next.X, after.Y - next.Y);
        var slope = (x * v) - (y * u);
        if (slope <= 0)
            return null;
        var t = (((next.X - here.X) * v) - ((next.Y - here.Y) * u)) / slope;
        var meeting = new Coordinate(here.X + (t * x), here.Y + (t * y));
        return t > 0 && farthest.Contains(meeting)
            ? new Change(index, meeting, Math.Abs(Cross(here, next, meeting)) / 2)
            : null;
    }

    private static void Make(List<Coordinate> corners, Change change)
    {
        if (change.Meeting is { } meeting)
        {
            corners[change.Index] = meeting;
            corners.RemoveAt((change.Index + 1) % corners.Count);
        }
        else
        {
            corners.RemoveAt(change.Index);
        }
    }

    /// <summary>Whether the triangle that a change adds meets another part of the ring.</summary>
    private static bool Collides(List<Coordinate> corners, Change change)
    {
        var first = change.Meeting is null ? change.Index - 1 : change.Index;
        Coordinate[] triangle = change.Meeting is { } meeting
            ? [corners[change.Index], meeting, Corner(corners, change.Index + 1)]
            : [Corner(corners, change.Index - 1), corners[change.Index], Corner(corners, change.Index + 1)];
        var box = new Envelope(triangle[0], triangle[1]);
        box.ExpandToInclude(triangle[2]);
        var count = change.Meeting is null ? 3 : 2;
        var others = corners.Count - count;
        var lines = new RobustLineIntersector();
        for (var step = 0; step <= others; step++)
        {
            // Sides from the last corner of the triangle round to its first.
            var (from, to) = (Corner(corners, first + count - 1 + step), Corner(corners, first + count + step));
            if (!box.Intersects(from, to))
                continue;
            if (step < others && box.Contains(to) && IsIn(triangle, to))
                return true;
            if (change.Meeting is null || step == 0 || step == others)
                continue;
            if (Meets(lines, from, to, triangle[0], triangle[1]) || Meets(lines, from, to, triangle[1], triangle[2]))
                return true;
        }

        return false;
    }

    private static bool Meets(
        RobustLineIntersector lines,
        Coordinate from,
        Coordinate to,
        Coordinate one,
        Coordinate other
    )
    {
        lines.ComputeIntersection(from, to, one, other);
        return lines.HasIntersection;
    }

    private static bool IsIn(Coordinate[] triangle, Coordinate place)
    {
        var (one, two, three) = (
            Cross(triangle[0], triangle[1], place),
            Cross(triangle[1], triangle[2], place),
            Cross(triangle[2], triangle[0], place)
        );
        return (one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0);
    }

    private static Coordinate Corner(List<Coordinate> corners, int index) =>
        corners[(index + corners.Count) % corners.Count];

    /// <summary>Twice the area of a triangle, over 0 where it turns to the left.</summary>
    internal static double Cross(Coordinate one, Coordinate two, Coordinate three) =>
        ((two.X - one.X) * (three.Y - two.Y)) - ((two.Y - one.Y) * (three.X - two.X));

    /// <param name="Index">The corner.</param>
    /// <param name="Meeting">What takes the place of it and the next one; null where it goes.</param>
    /// <param name="Area">What is added.</param>
    private sealed record Change(int Index, Coordinate? Meeting, double Area);
}
