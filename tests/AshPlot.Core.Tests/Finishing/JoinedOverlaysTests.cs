using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Exporting;
using AshPlot.Core.Tests.Loading.NetCdf;
using AshPlot.Core.Tests.Reporting;

namespace AshPlot.Core.Tests.Finishing;

/// <summary>The KMZ of a quantity, made from those of its maps, whose cells the test places.</summary>
internal sealed class JoinedOverlaysTests
{
    private static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("doc.kml", 20)]
    [TestCase("ash-1.png", 100)]
    public void A_zip_that_unpacks_to_far_more_than_a_map_is_refused_before_memory_is_taken(string entry, int megabytes)
    {
        var manifest = Run(
            Map("FL200-350", 200, 350, hour: 3, longitude: -19),
            Map("FL200-350", 200, 350, hour: 6, longitude: -18)
        );
        var file = Directory
            .GetFiles(folder.File("."), "*.kmz", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .First();
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            zip.GetEntry(entry)!.Delete();
            using var content = zip.CreateEntry(entry).Open();
            var block = new byte[1 << 20];
            for (var index = 0; index < megabytes; index++)
                content.Write(block);
        }

        Assert.That(new FileInfo(file).Length, Is.LessThan(1 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () =>
                JoinedOverlays.Write(
                    JoinedOverlays.Plan(manifest).Single(),
                    manifest,
                    folder.File("."),
                    CancellationToken.None
                ),
            Throws.TypeOf<UnreadableInputException>()
        );
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10 << 20));
    }

    [Test]
    public void Each_cell_is_at_its_place_level_and_time()
    {
        var manifest = Run(
            Map("FL200-350", 200, 350, hour: 3, longitude: -19),
            Map("FL200-350", 200, 350, hour: 6, longitude: -18),
            Map("FL350-550", 350, 550, hour: 3, longitude: -17)
        );
        var plan = JoinedOverlays.Plan(manifest).Single();
        using var zip = Write(plan, manifest);
        var document = Document(zip);

        Assert.That(plan.Path, Is.EqualTo("export/Test_Air_Concentration.kmz"));
        Assert.That(document.Name, Is.EqualTo("Air Concentration, Sample"));
        Assert.That(
            document.Folders.Select(level => level.Element(Kml + "name")!.Value),
            Is.EqualTo(new[] { "FL200-350", "FL350-550" })
        );
        var overlays = document.Folders.SelectMany(level => level.Elements(Kml + "GroundOverlay")).ToArray();
        Assert.That(overlays.Select(overlay => Middle(overlay, "west", "east")), Is.EqualTo(new[] { -19.0, -18, -17 }));
        Assert.That(overlays.Select(overlay => Middle(overlay, "south", "north")), Is.All.EqualTo(63.5));
        Assert.That(
            overlays.Select(overlay => overlay.Element(Kml + "altitude")!.Value),
            Is.EqualTo(new[] { "8382", "8382", "13716" })
        );
        Assert.That(
            overlays.Select(overlay => overlay.Descendants(Kml + "begin").Single().Value),
            Is.EqualTo(new[] { "2010-04-18T00:00:00Z", "2010-04-18T03:00:00Z", "2010-04-18T00:00:00Z" })
        );
        Assert.That(
            overlays.Select(overlay => overlay.Descendants(Kml + "end").Single().Value),
            Is.EqualTo(new[] { "2010-04-18T03:00:00Z", "2010-04-18T06:00:00Z", "2010-04-18T03:00:00Z" })
        );
        Assert.That(overlays.Elements(Kml + "visibility"), Is.Empty, "the slider tells them apart");
    }

    [Test]
    public void Pictures_that_are_alike_are_there_once_and_every_reference_leads_to_one()
    {
        var manifest = Run(
            Map("FL200-350", 200, 350, 3, -19),
            Map("FL200-350", 200, 350, 6, -18),
            Map("FL200-350", 200, 350, 9, -18, value: 0.009f)
        );
        using var zip = Write(JoinedOverlays.Plan(manifest).Single(), manifest);
        var references = Document(zip).Folders.Descendants(Kml + "href").Select(reference => reference.Value);

        Assert.That(references, Is.EqualTo(new[] { "ash-1.png", "ash-1.png", "ash-2.png" }));
        Assert.That(
            zip.Entries.Select(entry => entry.FullName),
            Is.EquivalentTo(new[] { "doc.kml", "ash-1.png", "ash-2.png", "legend.png" })
        );
    }

    [Test]
    public void The_same_maps_give_the_same_bytes_without_a_date()
    {
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        var plan = JoinedOverlays.Plan(manifest).Single();
        using var zip = Write(plan, manifest);
        var first = File.ReadAllBytes(folder.File(plan.Path));
        Write(plan, manifest).Dispose();

        Assert.That(File.ReadAllBytes(folder.File(plan.Path)), Is.EqualTo(first));
        Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.Year), Is.All.EqualTo(1980));
    }

    [Test]
    public void A_title_of_a_file_shows_and_does_nothing_else()
    {
        const string Hostile = "]]></name><NetworkLink>&lt;<script>alert(1)</script>\u0001\u202E\uD83C\uDF0B\"'";
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        manifest = manifest with
        {
            Source = manifest.Source with { Title = Hostile },
            Quantities =
            [
                manifest.Quantities[0] with
                {
                    Title = Hostile,
                    Units = Hostile,
                    Scale = new ManifestScale
                    {
                        Min = 0,
                        Max = 1,
                        Kind = "linear",
                        Colours = Hostile,
                    },
                },
            ],
        };
        var plan = JoinedOverlays.Plan(manifest).Single();
        using var zip = Write(plan, manifest);
        var root = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Root!;

        Assert.That(
            root.Descendants().Select(element => element.Name.LocalName).Distinct(),
            Does.Not.Contain("NetworkLink").And.Not.Contain("script")
        );
        Assert.That(
            root.Descendants().Where(element => !element.HasElements).Select(element => element.Value),
            Has.None.Contains("<").And.None.Contains("\u202E")
        );
        Assert.That(
            root.Element(Kml + "Document")!.Element(Kml + "name")!.Value,
            Does.Contain("\u2039script\u203A").And.Contain("\uD83C\uDF0B")
        );
    }

    [Test]
    public void The_description_says_what_the_colours_stand_for()
    {
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        var classes = new ManifestScale
        {
            Kind = "classes",
            Classes =
            [
                new ManifestClass(null, 0.002, "#80ffff", "low"),
                new ManifestClass(0.002, 0.004, "#939598", null),
                new ManifestClass(0.004, null, "#e00404", "high"),
            ],
        };
        Assert.That(
            Description(classes),
            Is.EqualTo("#80ffff low under 2 mg/m³; #939598 2 to 4 mg/m³; #e00404 high ≥ 4 mg/m³")
        );
        Assert.That(
            Description(
                new ManifestScale
                {
                    Min = 0,
                    Max = 0.01,
                    Kind = "linear",
                    Colours = "viridis",
                }
            ),
            Is.EqualTo("viridis (linear): 0 to 10 mg/m³")
        );
        Assert.That(
            Description(new ManifestScale { Kind = "linear" }),
            Is.EqualTo("In g/m³; each map has its own scale.")
        );

        Assert.That(
            Description(new ManifestScale { Kind = "linear", Incomplete = true }),
            Is.EqualTo("INCOMPLETE: the scale leaves out 1 of 4 slices. In g/m³; each map has its own scale.")
        );

        string Description(ManifestScale scale)
        {
            var scaled = manifest with
            {
                Quantities =
                [
                    manifest.Quantities[0] with
                    {
                        Scale = scale,
                        Notes = ["INCOMPLETE: the scale leaves out 1 of 4 slices"],
                    },
                ],
            };
            using var zip = Write(JoinedOverlays.Plan(scaled).Single(), scaled);
            return XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Descendants(Kml + "description").Single().Value;
        }
    }

    [Test]
    public void GDAL_reads_level_time_and_place()
    {
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL350-550", 350, 550, 6, -18));
        var plan = JoinedOverlays.Plan(manifest).Single();
        Write(plan, manifest).Dispose();
        var text = Gdal.Run("ogrinfo", "-al", folder.File(plan.Path));

        Assert.That(text, Does.Contain("Layer name: FL200-350").And.Contain("Layer name: FL350-550"));
        Assert.That(
            text,
            Does.Contain("Extent: (-19.500000, 63.250000) - (-18.500000, 63.750000)")
                .And.Contain("Extent: (-18.500000, 63.250000) - (-17.500000, 63.750000)")
        );
        Assert.That(
            text,
            Does.Contain("begin (DateTime) = 2010/04/18 03:00:00+00")
                .And.Contain("end (DateTime) = 2010/04/18 06:00:00+00")
        );
    }

    [Test]
    public void Of_maps_without_a_time_the_first_is_shown()
    {
        var manifest = Run(
            Map("FL200-350", 200, 350, null, -19),
            Map("FL200-350", 200, 350, null, -18),
            Map("FL350-550", 350, 550, null, -17)
        );
        using var zip = Write(JoinedOverlays.Plan(manifest).Single(), manifest);
        var shown = Document(zip)
            .Folders.Elements(Kml + "GroundOverlay")
            .Select(overlay => overlay.Element(Kml + "visibility")?.Value);
        Assert.That(shown, Is.EqualTo(new[] { null, "0", null }));
    }

    [Test]
    public void What_has_one_overlay_is_not_joined_and_no_name_is_taken_twice()
    {
        var (one, other) = (Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        Assert.That(JoinedOverlays.Plan(Run(one, other with { Exports = ["export/a.tif"] })), Is.Empty);
        Assert.That(JoinedOverlays.Plan(Run(one, other with { Exports = null })), Is.Empty);

        var twice = Run(one, other);
        twice = twice with { Quantities = [twice.Quantities[0], twice.Quantities[0]] };
        Assert.That(
            JoinedOverlays.Plan(twice).Select(plan => plan.Path),
            Is.EqualTo(new[] { "export/Test_Air_Concentration.kmz", "export/Test_Air_Concentration_2.kmz" })
        );
        Assert.That(
            JoinedOverlays
                .AddTo(twice, JoinedOverlays.Plan(twice).Take(1))
                .Quantities.Select(quantity => quantity.Exports?.Single()),
            Is.EqualTo(new[] { "export/Test_Air_Concentration.kmz", null })
        );
    }

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(300)]
    public void A_map_that_is_gone_or_cut_short_is_named_and_nothing_is_left(int length)
    {
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        var plan = JoinedOverlays.Plan(manifest).Single();
        var file = folder.File(plan.Maps[1].Exports!.Value[0]);
        if (length < 0)
            File.Delete(file);
        else
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        Assert.That(
            () => Write(plan, manifest),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains(plan.Maps[1].Exports!.Value[0])
        );
        Assert.That(File.Exists(folder.File(plan.Path)), Is.False);
        Assert.That(Directory.EnumerateFiles(folder.File(".ashplot")), Is.Empty);
    }

    [Test]
    public void A_document_with_entities_is_none_of_ours()
    {
        var manifest = Run(Map("FL200-350", 200, 350, 3, -19), Map("FL200-350", 200, 350, 6, -18));
        var plan = JoinedOverlays.Plan(manifest).Single();
        using (var zip = ZipFile.Open(folder.File(plan.Maps[0].Exports!.Value[0]), ZipArchiveMode.Update))
        {
            zip.GetEntry("doc.kml")!.Delete();
            using var target = zip.CreateEntry("doc.kml").Open();
            target.Write(
                Encoding.UTF8.GetBytes("<!DOCTYPE kml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><kml>&e;</kml>")
            );
        }

        Assert.That(() => Write(plan, manifest), Throws.TypeOf<UnreadableInputException>());
    }

    private ZipArchive Write(JoinedOverlayPlan plan, Manifest manifest)
    {
        JoinedOverlays.Write(plan, manifest, folder.File("."), CancellationToken.None);
        return ZipFile.OpenRead(folder.File(plan.Path));
    }

    /// <summary>The KMZ of a map with one cell of ash, and what the manifest says of the map.</summary>
    private ManifestMap Map(string level, double lower, double upper, int? hour, double longitude, float value = 0.005f)
    {
        var slice = ExportedField.Of(ExportedField.Iceland, (longitude, 63.5, value));
        var midnight = ModelTime.FromDate(2010, 4, 18);
        ImmutableArray<TimeStep> times = hour is { } number
            ?
            [
                new TimeStep(
                    midnight.AddSeconds(number * 3600),
                    midnight.AddSeconds((number - 3) * 3600),
                    midnight.AddSeconds(number * 3600)
                ),
            ]
            : [];
        var quantity = slice.Quantity with
        {
            Levels = [new Level(LevelKind.FlightLevel, (lower + upper) / 2, lower, upper)],
            Times = times,
        };
        var map = slice.Map with { Slice = new SliceDescription(0, times.Length - 1, []) };
        var stamp = hour is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"_20100418{end:00}0000")
            : $"_{Math.Abs(longitude)}";
        var path = $"export/{level}/Test_Air_Concentration_{level}{stamp}.kmz";
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        File.WriteAllBytes(
            folder.File(path),
            new OverlayExport().Write(slice with { Plan = slice.Plan with { Description = quantity }, Map = map })!
        );
        return new ManifestMap
        {
            Level = level,
            LevelValue = (lower + upper) / 2,
            LevelUnits = "FL",
            Files = [],
            Exports = [path],
            Status = MapStatus.Done,
        };
    }

    private static Manifest Run(params ManifestMap[] maps) =>
        SampleManifest.Wrap(
            "Sample",
            [
                new ManifestQuantity
                {
                    Name = "air-concentration",
                    Title = "Air Concentration",
                    Units = "g/m3",
                    Maps = [.. maps],
                },
            ]
        );

    private static (string Name, XElement[] Folders) Document(ZipArchive zip)
    {
        var document = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Root!.Element(Kml + "Document")!;
        return (document.Element(Kml + "name")!.Value, [.. document.Elements(Kml + "Folder")]);
    }

    private static double Middle(XElement overlay, string one, string other)
    {
        double Edge(string name) =>
            double.Parse(overlay.Element(Kml + "LatLonBox")!.Element(Kml + name)!.Value, CultureInfo.InvariantCulture);
        return (Edge(one) + Edge(other)) / 2;
    }
}
