using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Overlays;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>Exports with a cell whose place is known, read back by GDAL.</summary>
[CancelAfter(120_000)]
[Category("Slow")]
internal sealed class SliceExportTests
{
    private static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";

    private DirectoryInfo folder = null!;

    /// <summary>Grids of every kind, and a cell as the grid has it and as the world has it.</summary>
    private static IEnumerable<TestCaseData> Places()
    {
        yield return new TestCaseData(ExportedField.Iceland, -19.0, 63.5, -19.0).SetArgDisplayNames(
            "north-south reversed"
        );
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(0, 1, 360), GridAxis.Regular(90, -1, 181).ClampToPoles()),
            341.0,
            63.0,
            -19.0
        ).SetArgDisplayNames("0 to 359, from the north");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(0, 1, 361), GridAxis.Regular(-90, 1, 181).ClampToPoles()),
            341.0,
            -63.0,
            -19.0
        ).SetArgDisplayNames("0 and 360");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(170, 0.5, 61), GridAxis.Regular(50, 0.5, 21)),
            195.0,
            55.0,
            -165.0
        ).SetArgDisplayNames("across the dateline");
        yield return new TestCaseData(
            new Grid(GridAxis.Regular(-179.5, 1, 360), GridAxis.Regular(-89.5, 1, 180)),
            -19.5,
            63.5,
            -19.5
        ).SetArgDisplayNames("-180 to 180");
    }

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-export-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public void A_KMZ_has_a_legend_the_source_the_overlays_of_the_user_and_a_view_that_holds_the_ash()
    {
        var slice = ExportedField.Of(ExportedField.Iceland, (-20, 64, 0.005f), (-16, 63, 0.002f)) with
        {
            Sites = [new ReleaseSite(-19.05, 63.63)],
            Volcano = "Katla <b>",
            Overlays =
            [
                new OverlayFeature(
                    OverlayKind.Area,
                    [
                        [0, 50, 4, 50, 4, 54],
                        [1, 51, 2, 51, 2, 52],
                    ],
                    "FIR",
                    new OverlayStyle { Stroke = 0x80FF0102 }
                ),
                new OverlayFeature(
                    OverlayKind.Point,
                    [
                        [-22.6f, 63.98f],
                    ],
                    "BIKF",
                    new OverlayStyle()
                ),
            ],
        };
        using var zip = new ZipArchive(new MemoryStream(new OverlayExport().Write(slice)!));
        var document = XDocument.Load(zip.GetEntry("doc.kml")!.Open());
        var places = document.Descendants(Kml + "Placemark").ToDictionary(place => place.Element(Kml + "name")!.Value);
        Assert.That(places.Keys, Is.SupersetOf(new[] { "Katla \u2039b\u203A", "FIR", "BIKF" }));
        Assert.That(
            places["Katla \u2039b\u203A"].Descendants(Kml + "coordinates").Single().Value,
            Is.EqualTo("-19.05,63.63")
        );
        Assert.That(
            places["FIR"].Descendants(Kml + "coordinates").Select(ring => ring.Value),
            Is.EqualTo(new[] { "0,50 4,50 4,54 0,50", "1,51 2,51 2,52 1,51" })
        );
        Assert.That(
            places["FIR"].Descendants(Kml + "LineStyle").Single().Element(Kml + "color")!.Value,
            Is.EqualTo("800201ff")
        );
        var legend = document.Descendants(Kml + "ScreenOverlay").Single().Descendants(Kml + "href").Single().Value;
        using var png = new MemoryStream();
        zip.GetEntry(legend)!.Open().CopyTo(png);
        Assert.That(
            Picture.Decode(png.ToArray()).Pixels.Distinct().Count(),
            Is.GreaterThan(50),
            "a bar of colours and its numbers"
        );
        var view = document.Descendants(Kml + "LookAt").Single();
        Assert.That(view.Element(Kml + "longitude")!.Value, Is.EqualTo("-18"));
        Assert.That(view.Element(Kml + "latitude")!.Value, Is.EqualTo("63.5"));
        // The box is five cells of a degree across and two up.
        Assert.That(
            double.Parse(view.Element(Kml + "range")!.Value, CultureInfo.InvariantCulture),
            Is.EqualTo(1.4 * 5 * 111_200 * Math.Cos(63.5 * Math.PI / 180)).Within(2000)
        );
    }

    [TestCaseSource(nameof(Places))]
    public void GDAL_finds_the_value_of_a_GeoTIFF_at_its_place(
        Grid grid,
        double longitude,
        double latitude,
        double real
    )
    {
        var path = Write(new GeoTiffExport(), ExportedField.Of(grid, (longitude, latitude, 0.00325f)));
        // A raster across the dateline goes on past 180.
        var asked = grid.Longitudes.LowerEdge > 0 && grid.Longitudes.UpperEdge < 300 ? longitude : real;
        var cell = Gdal.Run("gdallocationinfo", "-valonly", "-wgs84", path, Text(asked), Text(latitude));
        var beside = Gdal.Run("gdallocationinfo", "-valonly", "-wgs84", path, Text(asked + 1.2), Text(latitude));
        Assert.That(float.Parse(cell, CultureInfo.InvariantCulture), Is.EqualTo(0.00325f).Within(1e-9));
        Assert.That(float.Parse(beside, CultureInfo.InvariantCulture), Is.Zero);
    }

    [Test]
    public void GDAL_reads_type_system_and_meaning_of_a_GeoTIFF()
    {
        var path = Write(new GeoTiffExport(), ExportedField.Of(ExportedField.Iceland, (-19, 63.5, float.NaN)));
        using var info = JsonDocument.Parse(Gdal.Run("gdalinfo", "-json", path));
        var (root, band) = (info.RootElement, info.RootElement.GetProperty("bands")[0]);

        Assert.That(
            root.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()),
            Is.EqualTo(new[] { 21, 31 })
        );
        Assert.That(
            root.GetProperty("geoTransform").EnumerateArray().Select(number => number.GetDouble()),
            Is.EqualTo(new[] { -30.5, 1, 0, 70.25, 0, -0.5 }).Within(1e-12)
        );
        Assert.That(root.GetProperty("coordinateSystem").GetProperty("wkt").GetString(), Does.Contain("\"EPSG\",4326"));
        Assert.That(
            root.GetProperty("metadata").GetProperty("IMAGE_STRUCTURE").GetProperty("COMPRESSION").GetString(),
            Is.EqualTo("DEFLATE")
        );
        Assert.That(
            root.GetProperty("metadata").GetProperty("").GetProperty("time").GetString(),
            Is.EqualTo("2010-04-18T03:00:00Z")
        );
        Assert.That(band.GetProperty("type").GetString(), Is.EqualTo("Float32"));
        Assert.That(band.GetProperty("unit").GetString(), Is.EqualTo("g/m3"));
        Assert.That(band.GetProperty("noDataValue").ToString(), Is.EqualTo("NaN").IgnoreCase);
    }

    [Test]
    public void A_grid_of_uneven_steps_has_no_place_in_a_GeoTIFF()
    {
        var uneven = new Grid(GridAxis.FromCentres([0, 1, 3]), GridAxis.Regular(0, 1, 3));
        Assert.That(
            () => new GeoTiffExport().Write(ExportedField.Of(uneven)),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("equal steps")
        );
        Assert.That(new GeoJsonExport().Write(ExportedField.Of(uneven, (1, 1, 1))), Is.Not.Null);
    }

    [TestCaseSource(nameof(Places))]
    public void GDAL_finds_the_polygon_of_a_class_at_its_place(
        Grid grid,
        double longitude,
        double latitude,
        double real
    )
    {
        // 3 <= 3.25 < 10 mg/m3.
        var path = Write(new GeoJsonExport(), ExportedField.Of(grid, (longitude, latitude, 0.00325f)));
        var text = Gdal.Run(
            "ogrinfo",
            "-al",
            "-spat",
            Text(real - 0.1),
            Text(latitude - 0.1),
            Text(real + 0.1),
            Text(latitude + 0.1),
            path
        );
        Assert.That(
            text,
            Does.Contain("Feature Count: 1")
                .And.Contain("lower (Real) = 0.003")
                .And.Contain("upper (Real) = 0.01")
                .And.Contain("MULTIPOLYGON")
        );
        var beside = Gdal.Run(
            "ogrinfo",
            "-al",
            "-spat",
            Text(real + 1.1),
            Text(latitude - 0.1),
            Text(real + 1.2),
            Text(latitude + 0.1),
            path
        );
        Assert.That(beside, Does.Contain("Feature Count: 0"));
    }

    [Test]
    public void Cells_of_a_class_are_one_polygon_without_the_corners_between_them_and_with_its_holes()
    {
        // A ring of eight cells round one of the next class.
        var cells =
            from column in new[] { -20.0, -19, -18 }
            from row in new[] { 63, 63.5, 64 }
            select (column, row, column == -19 && row == 63.5 ? 0.0101f : 0.003f);
        using var document = JsonDocument.Parse(
            new GeoJsonExport().Write(ExportedField.Of(ExportedField.Iceland, [.. cells]))!
        );
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToArray();
        var rings = features[0]
            .GetProperty("geometry")
            .GetProperty("coordinates")[0]
            .EnumerateArray()
            .Select(Ring)
            .ToArray();

        Assert.That(
            features.Select(feature => feature.GetProperty("properties").GetProperty("lower").GetDouble()),
            Is.EqualTo(new[] { 0.003, 0.01 })
        );
        Assert.That(rings.Select(ring => ring.Length), Is.EqualTo(new[] { 5, 5 }));
        Assert.That(
            (
                rings[0].Min(place => place.X),
                rings[0].Max(place => place.X),
                rings[0].Min(place => place.Y),
                rings[0].Max(place => place.Y)
            ),
            Is.EqualTo((-20.5, -17.5, 62.75, 64.25))
        );
        Assert.That(
            (Area(rings[0]), Area(rings[1])),
            Is.EqualTo((4.5, -0.5)),
            "outer rings run counter-clockwise, holes clockwise"
        );
    }

    [Test]
    public void GeoJSON_has_a_class_for_what_the_map_shows_below_the_lowest_contour_and_none_for_what_the_mask_hides()
    {
        // 0.05 mg/m3 lies between the mask, 1e-8 g/m3, and the lowest contour, 0.1 mg/m3; 5e-9 g/m3 below the mask.
        var slice = ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.00005f), (-25, 60, 5e-9f));
        using var document = JsonDocument.Parse(new GeoJsonExport().Write(slice)!);
        var feature = document.RootElement.GetProperty("features").EnumerateArray().Single();
        Assert.That(feature.GetProperty("properties").GetProperty("lower").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(feature.GetProperty("properties").GetProperty("upper").GetDouble(), Is.EqualTo(0.0001));
        var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(Ring).Single();
        Assert.That((ring.Min(place => place.X), ring.Max(place => place.Y)), Is.EqualTo((-19.5, 63.75)));
        using var masked = JsonDocument.Parse(
            new GeoJsonExport().Write(slice with { Plan = slice.Plan with { MaskBelow = 0.01 } })!
        );
        Assert.That(masked.RootElement.GetProperty("features").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void GeoJSON_says_what_the_grid_covers_and_which_cells_of_it_have_no_value()
    {
        using var some = JsonDocument.Parse(
            new GeoJsonExport().Write(
                ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.003f), (-30, 55, float.NaN), (-29, 55, float.NaN))
            )!
        );
        using var whole = JsonDocument.Parse(
            new GeoJsonExport().Write(ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.003f)))!
        );
        var (root, missing) = (some.RootElement, some.RootElement.GetProperty("no_data"));

        Assert.That(
            Area(Ring(root.GetProperty("domain").GetProperty("coordinates")[0])),
            Is.EqualTo(21 * 15.5).Within(1e-9)
        );
        Assert.That(root.GetProperty("missing").GetInt32(), Is.EqualTo(2));
        Assert.That(Area(Ring(missing.GetProperty("coordinates")[0][0])), Is.EqualTo(1).Within(1e-9));
        Assert.That(root.GetProperty("features").GetArrayLength(), Is.EqualTo(1));
        Assert.That(whole.RootElement.GetProperty("missing").GetInt32(), Is.Zero);
        Assert.That(whole.RootElement.GetProperty("no_data").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void A_KMZ_has_the_edge_of_the_domain_as_lines_and_none_where_it_is_cut_or_at_a_pole()
    {
        var iceland = Edges(ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.003f)));
        Assert.That(
            iceland.SelectMany(line => line).Select(place => (place.X, place.Y)),
            Does.Contain((-30.5, 54.75)).And.Contain((-9.5, 70.25))
        );
        Assert.That(
            iceland.Single(),
            Has.Length.EqualTo(1 + (2 * 21) + 2),
            "along a parallel there is a point to a degree"
        );

        var pacific = new Grid(GridAxis.Regular(170.25, 0.5, 60), GridAxis.Regular(50.25, 0.5, 20));
        Assert.That(
            Edges(ExportedField.Of(pacific, (195.25, 55.25, 0.003f))).SelectMany(line => line.Zip(line.Skip(1))),
            Has.None.Matches<((double X, double Y) From, (double X, double Y) To)>(edge =>
                Math.Abs(edge.From.X) == 180 && edge.From.X == edge.To.X
            )
        );

        var globe = new Grid(GridAxis.Regular(-179.5, 1, 360), GridAxis.Regular(-89.5, 1, 180));
        Assert.That(Edges(ExportedField.Of(globe, (-19.5, 63.5, 0.003f))), Is.Empty);

        static (double X, double Y)[][] Edges(ExportedSlice slice)
        {
            using var zip = new ZipArchive(new MemoryStream(new OverlayExport().Write(slice)!));
            return
            [
                .. XDocument
                    .Load(zip.GetEntry("doc.kml")!.Open())
                    .Descendants(Kml + "coordinates")
                    .Select(line =>
                        line.Value.Split(' ')
                            .Select(place =>
                                place
                                    .Split(',')
                                    .Select(number => double.Parse(number, CultureInfo.InvariantCulture))
                                    .ToArray()
                            )
                            .Select(place => (place[0], place[1]))
                            .ToArray()
                    ),
            ];
        }
    }

    [Test]
    public void A_cell_across_the_dateline_is_cut_there()
    {
        var grid = new Grid(GridAxis.Regular(0, 1, 360), GridAxis.Regular(0, 1, 3));
        using var document = JsonDocument.Parse(new GeoJsonExport().Write(ExportedField.Of(grid, (180, 1, 0.003f)))!);
        var polygons = document
            .RootElement.GetProperty("features")[0]
            .GetProperty("geometry")
            .GetProperty("coordinates")
            .EnumerateArray();
        Assert.That(
            polygons
                .Select(polygon => Ring(polygon[0]))
                .Select(ring => (ring.Min(place => place.X), ring.Max(place => place.X)))
                .Order(),
            Is.EqualTo(new[] { (-180, -179.5), (179.5, 180.0) })
        );
    }

    [Test]
    public void Classes_of_a_scheme_are_the_classes_of_the_polygons()
    {
        var slice = ExportedField.Of(
            ExportedField.Iceland,
            (-19, 63.5, 0.0041f),
            (-18, 63.5, 0.0002f),
            (-10, 63.5, 0.0001f)
        );
        slice = slice with { Plan = slice.Plan with { Classes = ClassSchemes.Vaac } };
        using var document = JsonDocument.Parse(new GeoJsonExport().Write(slice)!);
        Assert.That(
            document
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .Select(feature => feature.GetProperty("properties").GetProperty("label").GetString()),
            Is.EqualTo(new[] { "low", "high" })
        );
    }

    [Test]
    public void An_empty_slice_is_a_collection_without_features_and_no_KMZ()
    {
        var slice = ExportedField.Of(ExportedField.Iceland);
        var path = Write(new GeoJsonExport(), slice);
        Assert.That(
            File.ReadAllText(path),
            Does.StartWith("""{"type":"FeatureCollection","domain":{""").And.EndsWith(""","features":[]}""")
        );
        Assert.That(new OverlayExport().Write(slice), Is.Null);
    }

    [TestCaseSource(nameof(Places))]
    public void A_KMZ_lays_the_colour_of_a_cell_over_its_place_at_its_time_and_altitude(
        Grid grid,
        double longitude,
        double latitude,
        double real
    )
    {
        using var zip = new ZipArchive(
            new MemoryStream(new OverlayExport().Write(ExportedField.Of(grid, (longitude, latitude, 0.005f)))!)
        );
        var overlay = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Descendants(Kml + "GroundOverlay").Single();
        var box = overlay.Element(Kml + "LatLonBox")!;
        double Edge(string name) => double.Parse(box.Element(Kml + name)!.Value, CultureInfo.InvariantCulture);

        Assert.That(
            ((Edge("west") + Edge("east")) / 2, (Edge("south") + Edge("north")) / 2),
            Is.EqualTo((real, latitude))
        );
        Assert.That(overlay.Element(Kml + "altitude")!.Value, Is.EqualTo("8382"));
        Assert.That(overlay.Descendants(Kml + "begin").Single().Value, Is.EqualTo("2010-04-18T00:00:00Z"));
        Assert.That(overlay.Descendants(Kml + "end").Single().Value, Is.EqualTo("2010-04-18T03:00:00Z"));
        using var png = new MemoryStream();
        zip.GetEntry("ash-1.png")!.Open().CopyTo(png);
        var expected = new FieldColours(
            ColourMaps.Table("viridis"),
            new ColourScale(0, 0.01, ScaleKind.Linear),
            1e-8
        ).Of(0.005f);
        Assert.That(Picture.Decode(png.ToArray()).Pixels, Is.All.EqualTo(expected));
    }

    [Test]
    public void A_KMZ_says_what_its_scale_leaves_out()
    {
        var slice = ExportedField.Of(ExportedField.Iceland, (-20, 64, 0.005f));
        string[] DescriptionsOf(ExportedSlice one)
        {
            using var zip = new ZipArchive(new MemoryStream(new OverlayExport().Write(one)!));
            return
            [
                .. XDocument
                    .Load(zip.GetEntry("doc.kml")!.Open())
                    .Descendants(Kml + "description")
                    .Select(element => element.Value),
            ];
        }

        Assert.That(DescriptionsOf(slice), Is.Empty);
        const string Gap = "INCOMPLETE: the scale leaves out 1 of 4 slices";
        Assert.That(DescriptionsOf(slice with { Remark = Gap }), Is.EqualTo(new[] { Gap }));
    }

    [TestCaseSource(nameof(Places))]
    public void GDAL_finds_the_colour_of_a_KMZ_at_its_place(Grid grid, double longitude, double latitude, double real)
    {
        var path = Write(
            new OverlayExport(),
            ExportedField.Of(grid, (longitude, latitude, 0.005f), (longitude + 2, latitude - 1, 0.001f))
        );
        var colours = new FieldColours(ColourMaps.Table("viridis"), new ColourScale(0, 0.01, ScaleKind.Linear), 1e-8);
        string At(double east, double north) =>
            Gdal.Run("gdallocationinfo", "-valonly", "-wgs84", path, Text(east), Text(north))
                .Trim()
                .ReplaceLineEndings(" ");

        Assert.That(At(real, latitude), Is.EqualTo(Channels(colours.Of(0.005f))));
        Assert.That(At(real + 2, latitude - 1), Is.EqualTo(Channels(colours.Of(0.001f))));
        Assert.That(At(real + 2, latitude), Does.EndWith(" 0"), "a cell without ash is transparent");
    }

    [Test]
    public void The_same_slice_gives_the_same_bytes()
    {
        foreach (var export in SliceExports.All)
        {
            var slice = ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.005f));
            var first = export.Write(slice);
            Assert.That(export.Write(slice), Is.EqualTo(first), export.Name);
        }
    }

    [Test]
    public void A_row_that_the_pole_leaves_no_height_costs_no_other_its_place()
    {
        var grid = new Grid(GridAxis.Regular(0, 1, 3), GridAxis.Regular(88.5, 1, 3).ClampToPoles());
        Assert.That(new OverlayExport().Write(ExportedField.Of(grid, (1, 90.5, 0.005f))), Is.Null);
        using var zip = new ZipArchive(
            new MemoryStream(new OverlayExport().Write(ExportedField.Of(grid, (1, 90.5, 0.005f), (1, 89.5, 0.005f)))!)
        );
        var box = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Descendants(Kml + "LatLonBox").Single();
        Assert.That((box.Element(Kml + "south")!.Value, box.Element(Kml + "north")!.Value), Is.EqualTo(("89", "90")));
    }

    private static string Channels(uint colour) =>
        $"{(colour >> 16) & 255} {(colour >> 8) & 255} {colour & 255} {colour >> 24}";

    private string Write(ISliceExport export, ExportedSlice slice)
    {
        var path = Path.Combine(folder.FullName, "slice" + export.Extension);
        File.WriteAllBytes(path, export.Write(slice)!);
        return path;
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Ring(JsonElement ring) =>
        [.. ring.EnumerateArray().Select(place => (place[0].GetDouble(), place[1].GetDouble()))];

    private static double Area((double X, double Y)[] ring) =>
        ring.Zip(ring.Skip(1), (one, other) => (one.X * other.Y) - (other.X * one.Y)).Sum() / 2;
}
