using System.Collections.Immutable;
using AshPlot.Core.Exporting;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Advising;

/// <summary>
/// Draws polygons of few corners round the cells over a threshold, in the plane of <see cref="MercatorPlane"/>. No cell
/// is left out, but for what rounding to whole minutes takes; gaps of less than a cell are closed; a cloud is cut where
/// it goes so far round the globe that a line would not be understood, and where a polygon, which has no holes, would
/// cover a wide clear space.
/// </summary>
internal sealed class CloudPolygons
{
    // Where sides meet that give way to a corner: not farther than this many degrees of longitude.
    private const double Farthest = 90;

    private const double HalfMinute = 0.5 / 60;

    private static readonly GeometryFactory Factory = GeometryFactory.Default;

    private readonly Grid grid;
    private readonly ClassPolygons cells;
    private readonly int corners;

    /// <param name="grid">The grid.</param>
    /// <param name="corners">How many corners a polygon may have.</param>
    public CloudPolygons(Grid grid, int corners)
    {
        (this.grid, this.corners) = (grid, corners);
        cells = new ClassPolygons(grid);
    }

    /// <summary>
    /// The polygons, the largest first, and how well they fit; null where no cell is over the threshold.
    /// </summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="threshold">A value counts if it is greater.</param>
    public CloudOutline? Of(ReadOnlySpan<float> values, float threshold)
    {
        if (cells.Of(values, float.BitIncrement(threshold), float.PositiveInfinity) is not { } cover)
            return null;
        var cloud = MercatorPlane.Mapped(Joined(cover), place => MercatorPlane.Of(place.X, place.Y));
        var side = CellSide(cover);
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<IcaoPosition>>();
        Geometry covered = Factory.CreatePolygon();
        foreach (var part in CloudParts.Of(Closed(cloud, side), side).OrderByDescending(part => part.Area))
        {
            if (!covered.IsEmpty && OverlayNGRobust.Overlay(part, covered, SpatialFunction.Difference).IsEmpty)
                continue;
            var (ring, polygon) = Drawn(part, side);
            rings.Add(ring);
            covered = OverlayNGRobust.Overlay(covered, polygon, SpatialFunction.Union);
        }

        return new CloudOutline(
            rings.ToImmutable(),
            MercatorPlane.AreaOf(covered),
            MercatorPlane.AreaOf(OverlayNGRobust.Overlay(cloud, covered, SpatialFunction.Difference))
        );
    }

    /// <summary>Longitudes go on past the dateline, and begin where the widest gap is.</summary>
    private static Geometry Joined(MultiPolygon cover)
    {
        var boxes = cover.Geometries.Select(part => part.EnvelopeInternal);
        var gap = GeoCover.Of(boxes.Select(box => new LongitudeArc(box.MinX, box.Width)), -90, 90).WidestGap;
        var begin = gap.Width > 0 ? Math.IEEERemainder(gap.West + (gap.Width / 2), 360) : -180;
        Polygon[] turned =
        [
            .. cover
                .Geometries.Cast<Polygon>()
                .Select(part =>
                    part.EnvelopeInternal.Centre.X >= begin
                        ? part
                        : (Polygon)MercatorPlane.Mapped(part, place => new Coordinate(place.X + 360, place.Y))
                ),
        ];
        return OverlayNGRobust.Union(turned);
    }

    /// <summary>The shorter side of a cell of the cloud, in the plane.</summary>
    private double CellSide(MultiPolygon cover)
    {
        var inside = cover.Geometries.MaxBy(part => part.Area)!.InteriorPoint;
        var geometry = GridGeometry.Of(grid);
        if (geometry.CellAt(inside.X, inside.Y) is not (>= 0 and var cell))
            return 0;
        var places = geometry.Corners(cell);
        var width = places.Max(place => Math.Abs(Math.IEEERemainder(place.Longitude - inside.X, 360))) * 2;
        var heights = places.Select(place => MercatorPlane.Of(0, place.Latitude).Y).ToArray();
        var side = Math.Min(Math.Min(width, 90), heights.Max() - heights.Min());
        return double.IsFinite(side) ? side : 0;
    }

    /// <summary>
    /// Wider by what makes parts that touch in a point one: a hundredth of a cell. Of cells that are little more than a
    /// minute wide, by as much as rounding may move a corner.
    /// </summary>
    private static Geometry Closed(Geometry cloud, double side)
    {
        var box = cloud.EnvelopeInternal;
        var latitude = Math.Max(Math.Abs(MercatorPlane.Latitude(box.MinY)), Math.Abs(MercatorPlane.Latitude(box.MaxY)));
        var margin =
            side < 12 * HalfMinute ? HalfMinute * 1.5 / Math.Max(0.05, Math.Cos(Earth.Radians(latitude))) : side / 100;
        var how = new BufferParameters { JoinStyle = JoinStyle.Mitre, QuadrantSegments = 1 };
        var closed = cloud.Buffer((side / 2) + margin, how).Buffer(-side / 2, how);
        var most = Factory.ToGeometry(
            box.Width >= 360 - margin
                ? new Envelope(box.MinX, box.MinX + 360, -MercatorPlane.Edge, MercatorPlane.Edge)
                : new Envelope(box.MinX - 1, box.MaxX + 1, -MercatorPlane.Edge, MercatorPlane.Edge)
        );
        return OverlayNGRobust.Overlay(closed, most, SpatialFunction.Intersection);
    }

    /// <summary>
    /// The ring of few corners, clockwise from its north-western one, in whole minutes; and what it encloses in the
    /// plane.
    /// </summary>
    private (ImmutableArray<IcaoPosition> Ring, Polygon Polygon) Drawn(Polygon part, double side)
    {
        var box = part.EnvelopeInternal;
        var farthest = new Envelope(box.MinX - Farthest, box.MaxX + Farthest, -MercatorPlane.Edge, MercatorPlane.Edge);
        var places = RingReducer.Reduce(part.Shell, corners, side * side, farthest);
        var rounded = Rounded(places);
        if (rounded.Count < 3 || !Polygon(rounded).IsValid)
            rounded = Rounded(RingReducer.Hull(places));
        rounded.Reverse();
        var first = rounded.IndexOf(rounded.OrderByDescending(place => place.Y).ThenBy(place => place.X).First());
        Coordinate[] ring = [.. rounded[first..], .. rounded[..first]];
        return ([.. ring.Select(place => IcaoPosition.Of(place.X, MercatorPlane.Latitude(place.Y)))], Polygon(ring));
    }

    /// <summary>In the plane, where whole minutes are.</summary>
    private static List<Coordinate> Rounded(IEnumerable<Coordinate> places)
    {
        var rounded = new List<Coordinate>();
        foreach (var place in places)
        {
            var position = IcaoPosition.Of(place.X, MercatorPlane.Latitude(place.Y)).Place;
            var minute = MercatorPlane.Of(
                place.X + Math.IEEERemainder(position.Longitude - place.X, 360),
                position.Latitude
            );
            if (rounded.Count == 0 || (!minute.Equals2D(rounded[^1], 1e-9) && !minute.Equals2D(rounded[0], 1e-9)))
                rounded.Add(minute);
        }

        return rounded;
    }

    private static Polygon Polygon(IReadOnlyList<Coordinate> ring) => Factory.CreatePolygon([.. ring, ring[0].Copy()]);
}

/// <summary>Polygons round what is over a threshold.</summary>
/// <param name="Rings">Their corners, clockwise, the first not repeated.</param>
/// <param name="SquareMetres">What they cover together.</param>
/// <param name="OutsideSquareMetres">What is over the threshold and in none of them.</param>
internal sealed record CloudOutline(
    ImmutableArray<ImmutableArray<IcaoPosition>> Rings,
    double SquareMetres,
    double OutsideSquareMetres
);
