using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Overlays;

namespace AshPlot.Core.Tests.Overlays;

internal sealed class GeoJsonOverlayTests
{
    [Test]
    public void Every_geometry_is_read()
    {
        var features = Read(
            """
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "properties": { "name": "Keflavik" }, "geometry": { "type": "Point", "coordinates": [-22.6, 63.98, 52] } },
              { "type": "Feature", "properties": null, "geometry": { "type": "MultiPoint", "coordinates": [[1, 2], [3, 4]] } },
              { "type": "Feature", "properties": {}, "geometry": { "type": "LineString", "coordinates": [[0, 0], [10, 5]] } },
              { "type": "Feature", "properties": {}, "geometry": { "type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3]]] } },
              { "type": "Feature", "properties": {}, "geometry": { "type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] } },
              { "type": "Feature", "properties": {}, "geometry": { "type": "MultiPolygon", "coordinates": [[[[0, 0], [4, 0], [4, 4], [0, 0]]], [[[9, 9], [10, 9], [10, 10], [9, 9]]]] } },
              { "type": "Feature", "properties": {}, "geometry": { "type": "GeometryCollection", "geometries": [ { "type": "Point", "coordinates": [7, 8] } ] } },
              { "type": "Feature", "properties": {}, "geometry": null } ] }
            """
        );
        Assert.That(
            features.Select(feature => feature.Kind),
            Is.EqualTo(
                new[]
                {
                    OverlayKind.Point,
                    OverlayKind.Point,
                    OverlayKind.Point,
                    OverlayKind.Line,
                    OverlayKind.Line,
                    OverlayKind.Area,
                    OverlayKind.Area,
                    OverlayKind.Area,
                    OverlayKind.Point,
                }
            )
        );
        Assert.That(features[0].Label, Is.EqualTo("Keflavik"));
        Assert.That(features[0].Parts[0], Is.EqualTo(new[] { -22.6f, 63.98f }));
        Assert.That(features[4].Parts.Select(part => part.Length), Is.EqualTo(new[] { 4, 4 }));
        Assert.That(
            features[5].Parts.Select(part => part.Length),
            Is.EqualTo(new[] { 6, 6 }),
            "a ring does not repeat its first point"
        );
    }

    [Test]
    public void Style_follows_simplestyle()
    {
        var style = Read(
            """{ "type": "Feature", "properties": { "stroke": "#f00", "stroke-width": 3, "stroke-opacity": 0.5, "fill": "00ff00", "marker-color": "#0000ff", "marker-size": "large" }, "geometry": { "type": "Point", "coordinates": [0, 0] } }"""
        )[0].Style;
        Assert.That(
            (style.Stroke, style.StrokeWidth, style.Fill, style.Marker, style.MarkerSize),
            Is.EqualTo((0x80FF0000u, 3f, 0x4000FF00u, 0xFF0000FFu, 6f))
        );
        var plain = Read("""{ "type": "Point", "coordinates": [0, 0] }""")[0].Style;
        Assert.That(plain, Is.EqualTo(new OverlayStyle()));
        var odd = Read(
            """{ "type": "Feature", "properties": { "stroke": "javascript:", "stroke-width": 1e9, "name": 5 }, "geometry": { "type": "Point", "coordinates": [0, 0] } }"""
        )[0];
        Assert.That(
            (odd.Style.Stroke, odd.Style.StrokeWidth, odd.Label),
            Is.EqualTo((new OverlayStyle().Stroke, 20f, (string?)null))
        );
    }

    [Test]
    public void A_line_over_the_dateline_goes_the_short_way()
    {
        Assert.That(
            Read("""{ "type": "LineString", "coordinates": [[179, 0], [-179, 1], [-178, 2]] }""")[0].Parts[0],
            Is.EqualTo(new[] { 179f, 0, 181, 1, 182, 2 })
        );
        Assert.That(
            Read("""{ "type": "LineString", "coordinates": [[-180, 0], [180, 0]] }""")[0].Parts[0],
            Is.EqualTo(new[] { -180f, 0, 180, 0 })
        );
        Assert.That(
            Read("""{ "type": "LineString", "coordinates": [[170, 0], [190, 0]] }""")[0].Parts[0],
            Is.EqualTo(new[] { 170f, 0, 190, 0 })
        );
    }

    [TestCase("", "is not GeoJSON")]
    [TestCase("[1, 2", "is not GeoJSON")]
    [TestCase("[]", "feature 1 has no geometry of GeoJSON")]
    [TestCase("""{ "type": "Topology" }""", "feature 1 has no array 'coordinates'")]
    [TestCase("""{ "type": "FeatureCollection" }""", "feature 1 has no array 'features'")]
    [TestCase("""{ "type": "FeatureCollection", "features": [5] }""", "feature 1 is not a feature with a geometry")]
    [TestCase("""{ "type": "Point", "coordinates": [1] }""", "[longitude, latitude]")]
    [TestCase("""{ "type": "Point", "coordinates": ["1", "2"] }""", "[longitude, latitude]")]
    [TestCase("""{ "type": "Point", "coordinates": [400000, 7000000] }""", "[longitude, latitude] in degrees")]
    [TestCase("""{ "type": "LineString", "coordinates": [[1, 2]] }""", "1 positions where at least 2")]
    [TestCase("""{ "type": "Polygon", "coordinates": [[[1, 2], [2, 3], [1, 2]]] }""", "3 positions where at least 4")]
    [TestCase("""{ "type": "Polygon", "coordinates": [5] }""", "not an array")]
    [TestCase("""{ "type": "Polygon", "coordinates": [[]] }""", "0 positions")]
    public void What_is_not_GeoJSON_is_refused_in_one_line(string text, string words)
    {
        var error = Assert.Throws<UnreadableInputException>(() => Read(text))!;
        Assert.That(error.Message, Does.Contain("fir.geojson").And.Contain(words).And.Not.Contain("\n"));
    }

    [Test]
    public void Damaged_files_end_in_typed_errors_alone([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var whole = Encoding.UTF8.GetBytes(
            """{ "type": "FeatureCollection", "features": [ { "type": "Feature", "properties": { "name": "Ré", "stroke": "#ff0000" }, "geometry": { "type": "MultiPolygon", "coordinates": [[[[0, 0], [4, 0], [4, 4], [0, 0]]]] } } ] }"""
        );
        for (var turn = 0; turn < 500; turn++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                GeoJsonOverlay.Read(
                    "f",
                    bytes.AsMemory(0, random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length)
                );
            }
            catch (UnreadableInputException)
            {
                // What a damaged file is to end in.
            }
        }
    }

    [Test]
    public void Labels_are_one_clean_line()
    {
        var label = Read(
            "{ \"type\": \"Feature\", \"properties\": { \"name\": \"A\\nB\\u0000"
                + new string('x', 500)
                + "\" }, \"geometry\": { \"type\": \"Point\", \"coordinates\": [0, 0] } }"
        )[0].Label!;
        Assert.That(label, Has.Length.LessThanOrEqualTo(61).And.Not.Contain("\n").And.Not.Contain("\0"));
    }

    private static List<OverlayFeature> Read(string text) =>
        GeoJsonOverlay.Read("fir.geojson", Encoding.UTF8.GetBytes(text));
}
