using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class ExportTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Every_map_has_its_exports_and_GDAL_reads_them(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            "--size",
            "400x300",
            "--workers",
            "2",
            "--level",
            "FL200-350",
            "--export",
            "geojson",
            "--export",
            "geotiff",
            "--export",
            "kmz"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var manifest = Manifest.Parse(
            await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation),
            "manifest.json"
        );
        var maps = manifest.Quantities.Single().Maps;

        Assert.That(maps, Has.Length.EqualTo(4));
        foreach (var map in maps)
        {
            var name = $"export/{Path.ChangeExtension(map.Path, null)}";
            Assert.That(map.Exports, Is.EqualTo(new[] { name + ".geojson", name + ".tif", name + ".kmz" }));
            Assert.That(
                await Gdal.RunAsync(cancellation, "gdalinfo", "-mm", temporary[$"maps/{name}.tif"]),
                Does.Contain("EPSG\",4326").And.Contain("Unit Type: g/m3")
            );
            Assert.That(
                await Gdal.RunAsync(cancellation, "ogrinfo", "-al", "-so", temporary[$"maps/{name}.geojson"]),
                Does.Contain("Geometry: Multi Polygon")
            );
        }

        Assert.That(
            Directory.EnumerateFiles(temporary["maps"], "*.png", SearchOption.AllDirectories).Count(),
            Is.EqualTo(4),
            "no other picture than maps"
        );
    }

    [Test]
    public async Task A_quantity_has_one_KMZ_of_all_levels_and_times(CancellationToken cancellation)
    {
        var result = await ExportAsync("maps", cancellation);
        Assert.That(result.Status, Is.Zero, result.Error);
        var manifest = Manifest.Parse(
            await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation),
            "manifest.json"
        );
        Assert.That(
            manifest.Quantities.Select(quantity => quantity.Exports!.Value.Single()),
            Is.EqualTo(
                new[] { "export/Sample_Eruption_Air_Concentration.kmz", "export/Sample_Eruption_Total_Column_Mass.kmz" }
            )
        );

        using var zip = ZipFile.OpenRead(temporary["maps/" + manifest.Quantities[0].Exports!.Value[0]]);
        XNamespace kml = "http://www.opengis.net/kml/2.2";
        var folders = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Descendants(kml + "Folder").ToArray();
        Assert.That(
            folders.Select(level => level.Element(kml + "name")!.Value),
            Is.EqualTo(new[] { "FL000-200", "FL200-350", "FL350-550" })
        );
        foreach (var (level, altitude) in folders.Zip(new[] { 3048, 8382, 13716 }))
        {
            var overlays = level.Elements(kml + "GroundOverlay").ToArray();
            Assert.That(overlays, Has.Length.EqualTo(4));
            Assert.That(
                overlays.Descendants(kml + "end").Select(end => end.Value),
                Is.EqualTo(
                    new[]
                    {
                        "2025-01-01T03:00:00Z",
                        "2025-01-01T06:00:00Z",
                        "2025-01-01T09:00:00Z",
                        "2025-01-01T12:00:00Z",
                    }
                )
            );
            Assert.That(
                overlays
                    .Elements(kml + "altitude")
                    .Select(value => int.Parse(value.Value, CultureInfo.InvariantCulture)),
                Is.All.EqualTo(altitude)
            );
            Assert.That(
                overlays.Descendants(kml + "href").Select(picture => zip.GetEntry(picture.Value)?.Length ?? 0),
                Is.All.Positive
            );
        }
    }

    [Test]
    public async Task Shards_that_are_merged_have_the_same_exports_to_the_byte(CancellationToken cancellation)
    {
        await ExportAsync("whole", cancellation);
        foreach (var shard in new[] { "1/3", "2/3", "3/3" })
            Assert.That((await ExportAsync("parts", cancellation, "--shard", shard)).Status, Is.Zero);
        var joined = temporary["parts/export/Sample_Eruption_Air_Concentration.kmz"];
        Assert.That(File.Exists(joined), Is.False, "a shard does not know the others");

        var first = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["parts"]);
        Assert.That((first.Status, File.Exists(joined)), Is.EqualTo((0, true)), first.Error);
        var again = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["parts"]);
        Assert.That(again.Status, Is.Zero, again.Error);
        SameRun.AssertSame(temporary["whole"], temporary["parts"]);
    }

    [Test]
    public async Task A_joined_KMZ_that_cannot_be_made_costs_no_map(CancellationToken cancellation)
    {
        // A folder is where the file is to be.
        temporary.Write("maps/export/Sample_Eruption_Total_Column_Mass.kmz/taken", "");
        var result = await ExportAsync("maps", cancellation);
        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Contain("export/Sample_Eruption_Total_Column_Mass.kmz"));
        var manifest = Manifest.Parse(
            await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation),
            "manifest.json"
        );
        Assert.That(
            manifest.Quantities.Select(quantity => quantity.Exports?.Length),
            Is.EqualTo(new int?[] { 1, null })
        );
        Assert.That(
            manifest
                .Quantities.SelectMany(quantity => quantity.Maps)
                .Select(map => (map.Status, map.Exports!.Value.Length)),
            Is.All.EqualTo((MapStatus.Done, 1))
        );
    }

    [Test]
    public async Task A_format_that_is_none_is_wrong_usage(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["maps"],
            "--export",
            "shapefile"
        );
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((2, 1)), result.Error);
        Assert.That(result.Error, Does.Contain("--export").And.Contain("geojson"));
    }

    private Task<CommandResult> ExportAsync(string name, CancellationToken cancellation, params string[] more) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                Repository.Sample,
                "-o",
                temporary[name],
                "--size",
                "400x300",
                "--workers",
                "2",
                "--quantity",
                "air-concentration",
                "--quantity",
                "total-column",
                "--export",
                "kmz",
                "--no-html",
                .. more,
            ]
        );
}
