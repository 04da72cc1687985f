using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AshPlot.Core.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Geography;

/// <summary>
/// The ground that grids cover, as geographic data has it (RFC 7946): polygons within -180 to 180, cut along the
/// dateline, outer rings counter-clockwise. Written as a GeoJSON Polygon, or a MultiPolygon where there are several.
/// </summary>
/// <param name="Polygons">For each polygon its rings, the outer one first; longitude and latitude of each corner, the
/// first one again at the end.</param>
[JsonConverter(typeof(GeoDomainConverter))]
internal sealed record GeoDomain(
    ImmutableArray<ImmutableArray<ImmutableArray<(double Longitude, double Latitude)>>> Polygons
)
{
    // A ten-millionth of a degree is a centimetre.
    private const int Decimals = 7;

    /// <summary>What grids cover together.</summary>
    /// <param name="grids">At least one.</param>
    public static GeoDomain Of(IEnumerable<Grid> grids)
    {
        ArgumentNullException.ThrowIfNull(grids);
        var distinct = new List<Grid>();
        foreach (var grid in grids)
        {
            if (!distinct.Exists(grid.IsSameAs))
                distinct.Add(grid);
        }

        var boxes = distinct.SelectMany(grid => grid.IsTrue ? Boxes(grid) : Areas(grid)).ToArray();
        var polygons = distinct.Count == 1 ? boxes : Polygonal(OverlayNGRobust.Union(boxes.AsEnumerable<Geometry>()));
        return new GeoDomain([.. polygons.Select(Rings)]);
    }

    /// <summary>Writes the geometry.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var isOne = Polygons.Length == 1;
        writer.WriteStartObject();
        writer.WriteString("type", isOne ? "Polygon" : "MultiPolygon");
        writer.WriteStartArray("coordinates");
        foreach (var polygon in Polygons)
        {
            if (!isOne)
                writer.WriteStartArray();
            foreach (var ring in polygon)
                WriteRing(writer, ring);
            if (!isOne)
                writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A grid's own box, or two on either side of the dateline.</summary>
    private static IEnumerable<Polygon> Boxes(Grid grid)
    {
        var box = new GridOutline(grid).Box!;
        var (south, north) = (box.South, box.North);
        if (box.Width >= 360)
            return [Box(-180, 180, south, north)];
        var west = box.West - (360 * Math.Floor((box.West + 180) / 360));
        var east = west + box.Width;
        return Math.Round(east, Decimals) <= 180
            ? [Box(west, Math.Min(east, 180), south, north)]
            : [Box(west, 180, south, north), Box(-180, east - 360, south, north)];
    }

    /// <summary>The ground within the edge of a grid of another kind, cut along the dateline.</summary>
    private static IEnumerable<Polygon> Areas(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        var curves = new GridOutline(grid).Curves().ToArray();
        // A grid round the globe with another pole is shown by what it reaches.
        if (curves.Length != 1 || geometry.IsRound)
            return [Box(-180, 180, geometry.Cover.South, geometry.Cover.North)];
        var places = curves[0].Select(place => new Coordinate(place.Longitude, place.Latitude)).ToList();
        // An edge that goes round a pole is closed along it.
        if (Math.Abs(places[^1].X - places[0].X) > 180)
        {
            var pole = geometry.HoldsPole(1) ? 90 : -90;
            places.AddRange([new Coordinate(places[^1].X, pole), new Coordinate(places[0].X, pole)]);
        }

        places.Add(places[0].Copy());
        var area = new Polygon(new LinearRing([.. places]));
        var (first, last) = (
            Math.Floor((places.Min(place => place.X) + 180) / 360),
            Math.Ceiling((places.Max(place => place.X) + 180) / 360)
        );
        return Enumerable.Range((int)first, (int)(last - first)).SelectMany(turn => Within(area, 360.0 * turn));
    }

    private static IEnumerable<Polygon> Within(Polygon area, double turn)
    {
        var part = OverlayNGRobust.Overlay(area, Box(turn - 180, turn + 180, -90, 90), SpatialFunction.Intersection);
        part.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation().Translate(-turn, 0));
        return Polygonal(part);
    }

    private static Polygon Box(double west, double east, double south, double north) =>
        new(
            new LinearRing([
                new Coordinate(west, south),
                new Coordinate(east, south),
                new Coordinate(east, north),
                new Coordinate(west, north),
                new Coordinate(west, south),
            ])
        );

    private static IEnumerable<Polygon> Polygonal(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();

    private static ImmutableArray<ImmutableArray<(double, double)>> Rings(Polygon polygon) =>
        [
            Places(polygon.ExteriorRing, counterClockwise: true),
            .. polygon.InteriorRings.Select(ring => Places(ring, counterClockwise: false)),
        ];

    private static ImmutableArray<(double, double)> Places(LineString ring, bool counterClockwise)
    {
        var places = ((LinearRing)ring).IsCCW == counterClockwise ? ring.Coordinates : ring.Reverse().Coordinates;
        return [.. places.Select(place => (Math.Round(place.X, Decimals), Math.Round(place.Y, Decimals)))];
    }

    private static void WriteRing(Utf8JsonWriter writer, ImmutableArray<(double Longitude, double Latitude)> ring)
    {
        writer.WriteStartArray();
        foreach (var (longitude, latitude) in ring)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(longitude);
            writer.WriteNumberValue(latitude);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
