using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Overlays;
using AshPlot.Core.Tests.Exporting;
using CsCheck;

namespace AshPlot.Core.Tests.Overlays;

/// <summary>Shapefiles as the ESRI Shapefile Technical Description (1998) has them, written byte by byte.</summary>
internal sealed class ShapefileOverlayTests
{
    private const string Wgs84 =
        """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private DirectoryInfo folder = null!;

    private string Shp => Path.Combine(folder.FullName, "fir.shp");

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("ashplot-shp-");

    [TearDown]
    public void Remove() => folder.Delete(recursive: true);

    [TestCase(1)]
    [TestCase(11)]
    [TestCase(21)]
    public void Points_have_the_names_of_their_table(int type)
    {
        Write([Record(type, [-22.605, 63.985, 7, 8]), Record(type, [14.5, 37.5, 7, 8]), Record(0, [])]);
        Table("NAME", "Keflavík", "Catania", "nobody");
        var features = OverlayFile.Read(Shp);
        Assert.That(
            features.Select(feature => (feature.Kind, feature.Label)),
            Is.EqualTo(new[] { (OverlayKind.Point, "Keflavík"), (OverlayKind.Point, "Catania") })
        );
        Assert.That(features[0].Parts.Single(), Is.EqualTo(new[] { -22.605f, 63.985f }));
    }

    [TestCase(3, OverlayKind.Line)]
    [TestCase(13, OverlayKind.Line)]
    [TestCase(5, OverlayKind.Area)]
    [TestCase(25, OverlayKind.Area)]
    public void Lines_and_polygons_have_their_parts(int type, OverlayKind kind)
    {
        Write([
            Parts(
                type,
                [
                    [0, 0, 0, 10, 10, 10, 0, 0],
                    [2, 2, 3, 2, 3, 3, 2, 2],
                ]
            ),
        ]);
        var feature = OverlayFile.Read(Shp).Single();
        Assert.That(
            (feature.Kind, feature.Parts.Length, feature.Label),
            Is.EqualTo((kind, 2, (string?)null)),
            "without a table there is no name"
        );
        Assert.That(
            feature.Parts[1],
            Is.EqualTo(kind == OverlayKind.Area ? new float[] { 2, 2, 3, 2, 3, 3 } : [2, 2, 3, 2, 3, 3, 2, 2])
        );
    }

    [Test]
    public void Several_points_are_a_feature_each_and_a_line_goes_the_short_way_over_the_dateline()
    {
        Write([
            MultiPoint([1, 2, 3, 4]),
            Parts(
                3,
                [
                    [179, 50, -179, 51],
                ]
            ),
        ]);
        var features = OverlayFile.Read(Shp);
        Assert.That(features.Select(feature => feature.Parts[0][0]), Is.EqualTo(new[] { 1f, 3f, 179f }));
        Assert.That(features[2].Parts[0], Is.EqualTo(new[] { 179f, 50, 181, 51 }));
    }

    [Test]
    public void A_feature_that_its_table_has_deleted_is_left_out()
    {
        Write([Record(1, [1, 2]), Record(1, [3, 4])]);
        Table("label", "*gone", "here");
        Assert.That(OverlayFile.Read(Shp).Select(feature => feature.Label), Is.EqualTo(new[] { "here" }));
    }

    [TestCase("latin1", "ISO-8859-1")]
    [TestCase("latin1", null)]
    [TestCase("utf-8", "UTF-8")]
    [TestCase("utf-8", null)]
    public void Names_are_in_the_encoding_of_the_file(string encoding, string? page)
    {
        Write([Record(1, [1, 2])]);
        Table("Name", Encoding.GetEncoding(encoding), "Öræfajökull");
        if (page is not null)
            File.WriteAllText(Path.ChangeExtension(Shp, ".cpg"), page);
        Assert.That(OverlayFile.Read(Shp).Single().Label, Is.EqualTo("Öræfajökull"));
    }

    [Test]
    public void Only_degrees_of_WGS_84_are_read()
    {
        Write([Record(1, [1, 2])]);
        Projection(Wgs84);
        Assert.That(OverlayFile.Read(Shp), Has.Length.EqualTo(1));
        foreach (
            var other in new[]
            {
                "PROJCS[\"UTM_Zone_27N\"," + Wgs84 + "]",
                "GEOGCS[\"GCS_NAD_1927\",DATUM[\"D_North_American_1927\"]]",
                "nonsense",
            }
        )
        {
            Projection(other);
            Assert.That(
                () => OverlayFile.Read(Shp),
                Throws
                    .TypeOf<UnreadableInputException>()
                    .With.Message.Contains("is not in degrees of WGS 84")
                    .And.Message.Contains("ogr2ogr -t_srs EPSG:4326 fir.geojson fir.shp")
            );
        }

        File.Delete(Path.ChangeExtension(Shp, ".prj"));
        Write([Record(1, [500_000, 7_100_000])]);
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws
                .TypeOf<UnreadableInputException>()
                .With.Message.Contains("record 1 has a place that is not in degrees; convert it with 'ogr2ogr")
        );
    }

    [TestCase(Wgs84, true)]
    [TestCase(
        """GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563],TOWGS84[0,0,0,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""",
        true
    )]
    [TestCase(
        """GEOGCS["WGS 84", DATUM["World Geodetic System 1984 (G1762)", SPHEROID["WGS 84", 6378137, 298.257223563]]]""",
        true
    )]
    [TestCase(
        """GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["latitude",north],AXIS["longitude",east],ANGLEUNIT["degree",0.0174532925199433]]""",
        true
    )]
    [TestCase(
        """GEODCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,UNIT["metre",1]]],CS[ellipsoidal,2],UNIT["degree",0.0174532925199433]]""",
        true
    )]
    [TestCase(
        """GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""",
        true
    )]
    [TestCase(
        """GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""",
        true
    )]
    [TestCase(
        """GEOGCS["ED50",DATUM["European_Datum_1950",SPHEROID["International 1924",6378388,297],TOWGS84[-87,-98,-121,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""",
        false
    )]
    [TestCase(
        """GEOGCS["WGS 84",DATUM["European_Datum_1950",SPHEROID["International 1924",6378388,297]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""",
        false
    )]
    [TestCase(
        """GEOGCS["NTF (Paris)",DATUM["Nouvelle_Triangulation_Francaise_Paris",SPHEROID["Clarke 1880 (IGN)",6378249.2,293.466],TOWGS84[-168,-60,320,0,0,0,0]],PRIMEM["Paris",2.33722917],UNIT["grad",0.0157079632679489]]""",
        false
    )]
    [TestCase(
        """GEOGCS["WGS 84 (Paris)",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Paris",2.33722917],UNIT["degree",0.0174532925199433]]""",
        false
    )]
    [TestCase(
        """GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["grad",0.0157079632679489]]""",
        false
    )]
    [TestCase(
        """GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich"],UNIT["degree"]]""",
        false
    )]
    [TestCase(
        """GEOGCS["Sphere",DATUM["D_WGS_1984_Major_Auxiliary_Sphere",SPHEROID["Sphere",6378137,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""",
        false
    )]
    [TestCase("""GEOGCS["GCS_WGS_1984"]""", false)]
    [TestCase(
        "PROJCS[\"WGS 84 / UTM zone 27N\","
            + Wgs84
            + ",PROJECTION[\"Transverse_Mercator\"],UNIT[\"Degree\",0.0174532925199433]]",
        false
    )]
    [TestCase(
        """PROJCRS["WGS 84 / UTM zone 27N",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563]]]]""",
        false
    )]
    public void A_coordinate_system_is_judged_by_its_datum_meridian_and_unit(string text, bool isRead)
    {
        Write([Record(1, [1, 2])]);
        Projection(text);
        if (isRead)
            Assert.That(OverlayFile.Read(Shp), Has.Length.EqualTo(1));
        else
            Assert.That(
                () => OverlayFile.Read(Shp),
                Throws.TypeOf<UnreadableInputException>().With.Message.Contains("is not in degrees of WGS 84")
            );
    }

    [TestCase(".dbf")]
    [TestCase(".prj")]
    public void A_file_beside_it_that_cannot_be_read_is_named(string extension)
    {
        Write([Record(1, [1, 2])]);
        // The runtime lets nobody else open it meanwhile.
        using var taken = new FileStream(
            Path.ChangeExtension(Shp, extension),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws
                .TypeOf<UnreadableInputException>()
                .With.Message.StartsWith(Path.ChangeExtension(Shp, extension) + ": cannot be read")
        );
    }

    [Test]
    public void What_is_broken_is_refused_by_its_record()
    {
        Write([Record(1, [1, 2]), Record(31, [1, 2])]);
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("record 2 has a geometry of type 31")
        );
        Write([Record(1, [1, 2]), Record(1, [1, 2])[..20]]);
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("record 2 is cut short")
        );
        File.WriteAllText(Shp, "not a shapefile at all");
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("not a shapefile; give")
        );
        Write([]);
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("no point, line or area")
        );
        var lying = Parts(
            5,
            [
                [0, 0, 0, 10, 10, 10, 0, 0],
            ]
        );
        BinaryPrimitives.WriteInt32LittleEndian(lying.AsSpan(8 + 4 + 32 + 4), int.MaxValue);
        Write([lying]);
        Assert.That(
            () => OverlayFile.Read(Shp),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("record 1 is cut short")
        );
    }

    [Test, CancelAfter(120_000)]
    public void A_damaged_file_is_read_or_refused(CancellationToken _)
    {
        Write([
            Parts(
                5,
                [
                    [0, 0, 0, 10, 10, 10, 0, 0],
                    [2, 2, 3, 2, 3, 3, 2, 2],
                ]
            ),
            Record(1, [1, 2]),
            MultiPoint([1, 2, 3, 4]),
        ]);
        Table("NAME", "one", "two", "three");
        var (shp, dbf) = (File.ReadAllBytes(Shp), File.ReadAllBytes(Path.ChangeExtension(Shp, ".dbf")));
        Gen.Select(
                Gen.Int[0, shp.Length],
                Gen.Select(Gen.Int[0, shp.Length - 1], Gen.Byte).Array[0, 4],
                Gen.Int[0, dbf.Length],
                Gen.Select(Gen.Int[0, dbf.Length - 1], Gen.Byte).Array[0, 4]
            )
            .Sample(
                (length, changes, tableLength, tableChanges) =>
                {
                    var (damaged, table) = (shp.ToArray(), dbf.ToArray());
                    foreach (var (at, value) in changes)
                        damaged[at] = value;
                    foreach (var (at, value) in tableChanges)
                        table[at] = value;
                    File.WriteAllBytes(Shp, damaged[..(length % 3 == 0 ? length : shp.Length)]);
                    File.WriteAllBytes(
                        Path.ChangeExtension(Shp, ".dbf"),
                        table[..(tableLength % 3 == 0 ? tableLength : dbf.Length)]
                    );
                    try
                    {
                        Assert.That(
                            OverlayFile.Read(Shp).SelectMany(feature => feature.Parts).Sum(part => part.Length),
                            Is.LessThan(100)
                        );
                    }
                    catch (UnreadableInputException error)
                    {
                        Assert.That(error.Message, Does.Not.Contain("\n"));
                    }
                },
                iter: 2000,
                threads: 1
            );
    }

    [TestCase("""{ "type": "Point", "coordinates": [-22.6, 63.98] }""")]
    [TestCase("""{ "type": "LineString", "coordinates": [[0, 0], [10, 5], [20, 5]] }""")]
    [TestCase(
        """{ "type": "Polygon", "coordinates": [[[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] }"""
    )]
    public void What_GDAL_writes_is_read_as_its_GeoJSON_is(string geometry)
    {
        var json = Path.Combine(folder.FullName, "fir.geojson");
        File.WriteAllText(
            json,
            $$"""{ "type": "FeatureCollection", "features": [{ "type": "Feature", "properties": { "name": "Reykjavík" }, "geometry": {{geometry}} }] }"""
        );
        Gdal.Run("ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", Shp, json);
        File.Delete(Path.ChangeExtension(Shp, ".shx"));
        var (shape, feature) = (OverlayFile.Read(Shp).Single(), OverlayFile.Read(json).Single());
        Assert.That((shape.Kind, shape.Label, shape.Style), Is.EqualTo((feature.Kind, feature.Label, feature.Style)));
        Assert.That(
            shape.Parts.Select(part => part.Order()),
            Is.EqualTo(feature.Parts.Select(part => part.Order())),
            "the order of corners apart"
        );
    }

    private static byte[] Record(int type, double[] numbers)
    {
        var record = new byte[8 + 4 + (8 * numbers.Length)];
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(4), (record.Length - 8) / 2);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), type);
        for (var index = 0; index < numbers.Length; index++)
            BinaryPrimitives.WriteDoubleLittleEndian(record.AsSpan(12 + (8 * index)), numbers[index]);
        return record;
    }

    private static byte[] MultiPoint(double[] places) =>
        Insert(Record(8, [0, 0, 0, 0, .. places]), 12 + 32, places.Length / 2);

    private static byte[] Parts(int type, double[][] parts)
    {
        var record = Record(type, [0, 0, 0, 0, .. parts.SelectMany(part => part)]);
        var starts = parts.Select((_, index) => parts.Take(index).Sum(part => part.Length) / 2);
        return Insert(record, 12 + 32, [parts.Length, parts.Sum(part => part.Length) / 2, .. starts]);
    }

    private static byte[] Insert(byte[] record, int at, params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var index = 0; index < numbers.Length; index++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * index), numbers[index]);
        byte[] whole = [.. record[..at], .. bytes, .. record[at..]];
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(4), (whole.Length - 8) / 2);
        return whole;
    }

    private void Write(byte[][] records)
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        File.WriteAllBytes(Shp, [.. header, .. records.SelectMany(record => record)]);
    }

    private void Projection(string text) => File.WriteAllText(Path.ChangeExtension(Shp, ".prj"), text);

    private void Table(string column, params string[] names) => Table(column, Encoding.UTF8, names);

    /// <summary>
    /// A table of a number and a name for each feature; of a name that begins with an asterisk, the row is deleted.
    /// </summary>
    private void Table(string column, Encoding encoding, params string[] names)
    {
        const int Width = 20;
        var header = new byte[32 + 32 + 32 + 1];
        header[0] = 3;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), names.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), (short)header.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), 1 + 4 + Width);
        Encoding.ASCII.GetBytes("id", header.AsSpan(32));
        (header[32 + 11], header[32 + 16]) = ((byte)'N', 4);
        Encoding.ASCII.GetBytes(column, header.AsSpan(64));
        (header[64 + 11], header[64 + 16], header[^1]) = ((byte)'C', Width, 0x0D);
        var rows = names.SelectMany(
            (name, index) =>
            {
                var row = Enumerable.Repeat((byte)' ', 1 + 4 + Width).ToArray();
                row[0] = name.StartsWith('*') ? (byte)'*' : (byte)' ';
                encoding.GetBytes(name, row.AsSpan(5));
                return row;
            }
        );
        File.WriteAllBytes(Path.ChangeExtension(Shp, ".dbf"), [.. header, .. rows]);
    }
}
