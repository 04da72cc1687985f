using System.Text.Json;

namespace AshPlot.BaseMap;

/// <summary>
/// A quantised TopoJSON file: arcs (lines that polygons share) and polygons that name their arcs by index.
/// An index below zero is the arc ~index, walked backwards.
/// Format: https://github.com/topojson/topojson-specification.
/// </summary>
internal sealed class Topology : IDisposable
{
    private readonly JsonDocument document;
    private readonly GridPoint[][] arcs;

    private Topology(JsonDocument document)
    {
        this.document = document;
        var transform = document.RootElement.GetProperty("transform");
        var scale = transform.GetProperty("scale");
        var translate = transform.GetProperty("translate");
        GridStep = new((int)Math.Ceiling(scale[0].GetDouble() * 1000), (int)Math.Ceiling(scale[1].GetDouble() * 1000));
        arcs = document
            .RootElement.GetProperty("arcs")
            .EnumerateArray()
            .Select(arc =>
                ReadArc(
                    arc,
                    scale[0].GetDouble(),
                    scale[1].GetDouble(),
                    translate[0].GetDouble(),
                    translate[1].GetDouble()
                )
            )
            .ToArray();
    }

    public static Topology Read(string path)
    {
        using var stream = File.OpenRead(path);
        return new Topology(JsonDocument.Parse(stream));
    }

    public void Dispose() => document.Dispose();

    /// <summary>
    /// The grid that coordinates were rounded to: one step each way, in thousandths of a degree, rounded up.
    /// </summary>
    public GridPoint GridStep { get; }

    /// <summary>Every ring, outer ones and holes alike, without the repeated last point.</summary>
    public IEnumerable<GridPoint[]> Rings(string objectName) => Polygons(objectName).SelectMany(rings => rings);

    /// <summary>The rings of each geometry.</summary>
    public IEnumerable<GridPoint[][]> Polygons(string objectName) =>
        Geometries(objectName).Select(geometry => RingsOf(geometry).Select(Join).ToArray());

    /// <summary>The arcs that polygons of two or more geometries have in common.</summary>
    public IEnumerable<GridPoint[]> SharedArcs(string objectName)
    {
        var owners = new int[arcs.Length];
        foreach (var geometry in Geometries(objectName))
        {
            var arcsOf = RingsOf(geometry).SelectMany(ArcIndices).Select(index => index < 0 ? ~index : index);
            foreach (var arc in arcsOf.Distinct())
                owners[arc]++;
        }

        return arcs.Where((_, index) => owners[index] > 1);
    }

    private JsonElement.ArrayEnumerator Geometries(string objectName) =>
        document.RootElement.GetProperty("objects").GetProperty(objectName).GetProperty("geometries").EnumerateArray();

    private static IEnumerable<JsonElement> RingsOf(JsonElement geometry)
    {
        var parts = geometry.GetProperty("arcs").EnumerateArray();
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => parts,
            "MultiPolygon" => parts.SelectMany(polygon => polygon.EnumerateArray()),
            var type => throw new InvalidDataException($"Expected polygons, found a geometry of type {type}."),
        };
    }

    private static IEnumerable<int> ArcIndices(JsonElement ring) =>
        ring.EnumerateArray().Select(index => index.GetInt32());

    private GridPoint[] Join(JsonElement ring)
    {
        var points = new List<GridPoint>();
        foreach (var index in ArcIndices(ring))
        {
            var arc = index < 0 ? arcs[~index].Reverse() : arcs[index];
            // Each arc ends where the next begins, and the last where the first began.
            points.AddRange(arc.SkipLast(1));
        }
        return points.ToArray();
    }

    private static GridPoint[] ReadArc(JsonElement arc, double scaleX, double scaleY, double west, double south)
    {
        int x = 0,
            y = 0;
        var points = new List<GridPoint>(arc.GetArrayLength());
        foreach (var step in arc.EnumerateArray())
        {
            x += step[0].GetInt32();
            y += step[1].GetInt32();
            points.Add(GridPoint.FromDegrees(west + x * scaleX, south + y * scaleY));
        }
        return points.ToArray();
    }
}
