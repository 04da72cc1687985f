using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace AshPlot.Core.Advising;

/// <summary>
/// Cuts a cloud in parts that a ring can be drawn round each: where it goes so far round the globe that a line would
/// not be understood, and where a polygon, which has no holes, would cover a wide clear space.
/// </summary>
internal static class CloudParts
{
    // A polygon wider than this many degrees is cut in parts of a quarter of the globe at most.
    private const double Widest = 120,
        Part = 90;

    // A hole of more than this share of the cloud is kept clear.
    private const double WideHole = 0.25;
    private const int MostCuts = 6;

    // Corners go one by one, each looked at against all others.
    private const int MostCorners = 3000;

    private static readonly GeometryFactory Factory = GeometryFactory.Default;

    /// <summary>The parts of a cloud.</summary>
    /// <param name="cloud">The cloud, in the plane of <see cref="MercatorPlane"/>.</param>
    /// <param name="side">Shorter side of its cells.</param>
    public static IEnumerable<Polygon> Of(Geometry cloud, double side) =>
        Polygons(cloud)
            .SelectMany(polygon => polygon.EnvelopeInternal.Width > Widest ? Sectors(polygon) : [polygon])
            .SelectMany(polygon => WithoutWideHoles(polygon, MostCuts))
            .Select(polygon => Coarsened(polygon, side));

    private static IEnumerable<Polygon> Sectors(Polygon polygon)
    {
        var box = polygon.EnvelopeInternal;
        var count = (int)Math.Ceiling(box.Width / Part);
        return Enumerable
            .Range(0, count)
            .SelectMany(number =>
                Within(
                    polygon,
                    new Envelope(
                        box.MinX + (box.Width * number / count),
                        box.MinX + (box.Width * (number + 1) / count),
                        box.MinY,
                        box.MaxY
                    )
                )
            );
    }

    private static IEnumerable<Polygon> WithoutWideHoles(Polygon polygon, int cuts)
    {
        var hole = polygon.Holes.MaxBy(ring => Area.OfRing(ring.CoordinateSequence));
        if (hole is null || cuts == 0 || Area.OfRing(hole.CoordinateSequence) <= WideHole * polygon.Area)
            return [polygon];
        var (box, middle) = (polygon.EnvelopeInternal, hole.EnvelopeInternal.Centre);
        // Cut the short way.
        Envelope[] halves =
            box.Width >= box.Height
                ? [new(box.MinX, middle.X, box.MinY, box.MaxY), new(middle.X, box.MaxX, box.MinY, box.MaxY)]
                : [new(box.MinX, box.MaxX, box.MinY, middle.Y), new(box.MinX, box.MaxX, middle.Y, box.MaxY)];
        return halves.SelectMany(half => Within(polygon, half)).SelectMany(part => WithoutWideHoles(part, cuts - 1));
    }

    /// <summary>With so few corners that they can be looked at one by one, still round all that it held.</summary>
    private static Polygon Coarsened(Polygon polygon, double side)
    {
        for (var tolerance = side; polygon.Shell.NumPoints > MostCorners && tolerance > 0; tolerance *= 2)
        {
            var simple = TopologyPreservingSimplifier.Simplify(Factory.CreatePolygon(polygon.Shell), tolerance);
            polygon = Polygons(simple.Buffer(tolerance, new BufferParameters { JoinStyle = JoinStyle.Bevel }))
                .MaxBy(part => part.Area)
                ?? polygon;
        }

        return polygon;
    }

    private static IEnumerable<Polygon> Within(Polygon polygon, Envelope box) =>
        Polygons(OverlayNGRobust.Overlay(polygon, Factory.ToGeometry(box), SpatialFunction.Intersection));

    private static IEnumerable<Polygon> Polygons(Geometry geometry) =>
        Enumerable
            .Range(0, geometry.NumGeometries)
            .Select(geometry.GetGeometryN)
            .OfType<Polygon>()
            .Where(polygon => !polygon.IsEmpty);
}
