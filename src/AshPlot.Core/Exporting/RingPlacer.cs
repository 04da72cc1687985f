using AshPlot.Core.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace AshPlot.Core.Exporting;

/// <summary>
/// Turns polygons between the numbered corners of a grid into polygons of longitudes and latitudes within -180..180:
/// cut at the dateline, and closed along it where they hold a pole (RFC 7946, section 3.1.9).
/// </summary>
internal sealed class RingPlacer(GeometryFactory factory, GridGeometry geometry)
{
    // Sides are cut so short that a line of degrees is as good as the edge of a cell; beside a pole they turn faster
    // than that.
    private const double LongestSide = 5;
    private const int MostHalvings = 12;

    /// <summary>
    /// True for a grid round the globe: what several of its cells make may hold the seam and both poles, a single cell
    /// does not.
    /// </summary>
    public bool IsRound => geometry.IsRound;

    /// <summary>
    /// The polygons on the Earth; those on both sides of the seam of a grid round the globe are joined.
    /// </summary>
    public Geometry PlaceAll(IEnumerable<Polygon> polygons)
    {
        var placed = polygons.Select(Place).SelectMany(Parts).ToList();
        var together = geometry.IsRound ? OverlayNGRobust.Union(placed) : factory.BuildGeometry(placed);
        return together.IsValid ? together : GeometryFixer.Fix(together);
    }

    private static IEnumerable<Geometry> Parts(Geometry placed) =>
        Enumerable.Range(0, placed.NumGeometries).Select(placed.GetGeometryN);

    /// <summary>The polygon on the Earth; several where it is cut.</summary>
    private Geometry Place(Polygon polygon)
    {
        var placed = Ring(polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings)
            placed = OverlayNGRobust.Overlay(
                placed,
                Ring(hole),
                NetTopologySuite.Operation.Overlay.SpatialFunction.Difference
            );
        return placed;
    }

    private Geometry Ring(LineString ring)
    {
        // Longitudes go on past 180, so that the ring has no jump; where it does not come back to its first, it runs
        // round a pole.
        var places = new List<Coordinate>();
        for (var index = 0; index < ring.NumPoints - 1; index++)
            AddSide(places, ring.GetCoordinateN(index), ring.GetCoordinateN(index + 1));
        var (first, last) = (places[0], places[^1]);
        var (holdsNorth, holdsSouth) = (HoldsPole(ring, 1), HoldsPole(ring, -1));
        if (Math.Abs(last.X - first.X) > 180)
        {
            var pole = holdsNorth && !holdsSouth ? 90 : -90;
            places.AddRange([new Coordinate(last.X, pole), new Coordinate(first.X, pole)]);
        }
        else
        {
            places.RemoveAt(places.Count - 1);
        }

        places.Add(places[0].Copy());
        Geometry whole = factory.CreatePolygon([.. places]);
        if (!whole.IsValid)
            whole = GeometryFixer.Fix(whole);
        var turned = Turned(factory, whole);
        // What holds both poles and is not a belt is all of the Earth but what its ring encloses.
        return holdsNorth && holdsSouth
            ? OverlayNGRobust.Overlay(
                factory.ToGeometry(new Envelope(-180, 180, -90, 90)),
                turned,
                NetTopologySuite.Operation.Overlay.SpatialFunction.Difference
            )
            : turned;
    }

    /// <summary>Cut at the dateline, with longitudes of -180..180.</summary>
    internal static Geometry Turned(GeometryFactory factory, Geometry whole)
    {
        var (west, east) = (whole.EnvelopeInternal.MinX, whole.EnvelopeInternal.MaxX);
        var parts = new List<Geometry>();
        for (var turn = (int)Math.Floor((west + 180) / 360); turn <= (int)Math.Floor((east + 180) / 360); turn++)
        {
            var window = factory.ToGeometry(new Envelope((turn * 360) - 180, (turn * 360) + 180, -90, 90));
            var part = OverlayNGRobust.Overlay(
                whole,
                window,
                NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection
            );
            if (!part.IsEmpty)
                parts.Add(AffineTransformation.TranslationInstance(-turn * 360, 0).Transform(part));
        }

        return parts.Count == 1 ? parts[0] : OverlayNGRobust.Union(parts);
    }

    /// <summary>Whether the cell of a pole lies within a ring of numbered corners.</summary>
    private bool HoldsPole(LineString ring, int sign)
    {
        if (geometry.CellAt(0, sign * 90) is not (>= 0 and var cell))
            return false;
        var middle = new Coordinate((cell % geometry.Columns) + 0.5, (cell / geometry.Columns) + 0.5);
        return NetTopologySuite.Algorithm.PointLocation.IsInRing(middle, ring.Coordinates);
    }

    private void AddSide(List<Coordinate> places, Coordinate from, Coordinate to)
    {
        var corner = geometry.Node((int)from.Y, (int)from.X);
        if (places.Count == 0)
            places.Add(new Coordinate(corner.Longitude, corner.Latitude));
        // A side of the union may be as long as many cells: each of its corners has a place.
        var cells = (int)Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        for (var step = 1; step <= cells; step++)
        {
            var next = geometry.Node(
                (int)(from.Y + (Math.Sign(to.Y - from.Y) * step)),
                (int)(from.X + (Math.Sign(to.X - from.X) * step))
            );
            AddPart(places, corner, next);
            corner = next;
        }
    }

    private static void AddPart(
        List<Coordinate> places,
        (double Longitude, double Latitude) from,
        (double Longitude, double Latitude) to,
        int depth = 0
    )
    {
        if (Math.Abs(Math.IEEERemainder(to.Longitude - from.Longitude, 360)) > LongestSide && depth < MostHalvings)
        {
            var middle = (UnitVector.Of(from) + UnitVector.Of(to)).Place;
            AddPart(places, from, middle, depth + 1);
            AddPart(places, middle, to, depth + 1);
            return;
        }

        places.Add(new Coordinate(places[^1].X + Math.IEEERemainder(to.Longitude - places[^1].X, 360), to.Latitude));
    }
}
