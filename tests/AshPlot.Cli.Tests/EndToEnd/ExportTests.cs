using System.Diagnostics;
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
            cancellation, "render", Repository.Sample, "-o", temporary["maps"], "--size", "400x300", "--workers", "2", "--level", "FL200-350",
            "--export", "geojson", "--export", "geotiff", "--export", "kmz");
        Assert.That(result.Status, Is.Zero, result.Error);
        var manifest = Manifest.Parse(await File.ReadAllTextAsync(temporary["maps/manifest.json"], cancellation), "manifest.json");
        var maps = manifest.Quantities.Single().Maps;

        Assert.That(maps, Has.Length.EqualTo(4));
        foreach (var map in maps)
        {
            var name = $"export/{Path.ChangeExtension(map.Path, null)}";
            Assert.That(map.Exports, Is.EqualTo(new[] { name + ".geojson", name + ".tif", name + ".kmz" }));
            Assert.That(await RunAsync(cancellation, "gdalinfo", "-mm", temporary[$"maps/{name}.tif"]), Does.Contain("EPSG\",4326").And.Contain("Unit Type: g/m3"));
            Assert.That(await RunAsync(cancellation, "ogrinfo", "-al", "-so", temporary[$"maps/{name}.geojson"]), Does.Contain("Geometry: Multi Polygon"));
        }

        Assert.That(
            Directory.EnumerateFiles(temporary["maps"], "*.png", SearchOption.AllDirectories).Count(), Is.EqualTo(4), "no other picture than maps");
    }

    [Test]
    public async Task A_format_that_is_none_is_wrong_usage(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "render", Repository.Sample, "-o", temporary["maps"], "--export", "shapefile");
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((2, 1)), result.Error);
        Assert.That(result.Error, Does.Contain("--export").And.Contain("geojson"));
    }

    private static async Task<string> RunAsync(CancellationToken cancellation, string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{tool} (gdal-bin) is not installed");
            throw;
        }
    }
}
