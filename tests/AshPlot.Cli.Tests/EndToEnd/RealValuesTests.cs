using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using BitMiracle.LibTiff.Classic;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Values of real HYSPLIT and FLEXPART files, read record by record by others, through manifest, info and GeoTIFF.
/// </summary>
[Category("RealData")]
[CancelAfter(240_000)]
public sealed class RealValuesTests
{
    private static string Folder => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    // File, quantity, level, time, the largest value and the sum of all (null where the reference has none).
    [TestCase(
        "hysplit/cdump_deposit",
        "air-concentration",
        "00100",
        "1983-09-25T21:00:00Z",
        4.776525e-08,
        1.670307e-07,
        15
    )]
    [TestCase("hysplit/cdump_deposit", "total-deposition", null, "1983-09-25T21:00:00Z", 4.23185e-06, 9.089872e-06, 14)]
    [TestCase(
        "hysplit/cdump_two_pollutants",
        "more-air-concentration",
        "00300",
        "1983-09-26T05:00:00Z",
        7.608169e-13,
        2.295822e-11,
        1143
    )]
    [TestCase(
        "flexpart/flexpart_cosmo-2e_2021030503_000_MUE.nc",
        "norm-mixing-ratio",
        "00500",
        "2021-03-05T12:00:00Z",
        29285.44,
        null,
        null
    )]
    [TestCase(
        "flexpart/flexpart_cosmo-2e_2021030503_000_MUE.nc",
        "norm-wet-deposition",
        null,
        "2021-03-05T21:00:00Z",
        5.111437e+07,
        null,
        null
    )]
    [TestCase(
        "flexpart/flexpart_cosmo-2e_2021030503_005_MUE.nc",
        "norm-mixing-ratio",
        "00500",
        "2021-03-05T06:00:00Z",
        118490.4,
        null,
        null
    )]
    [TestCase(
        "flexpart/flexpart_ifs-hres-eu_1023_20201113120000.nc",
        "xe-133-air-concentration",
        "00500",
        "2020-11-14T15:00:00Z",
        2.219346e+11,
        null,
        null
    )]
    public async Task A_slice_has_its_values_in_manifest_and_GeoTIFF(
        string file,
        string quantity,
        string? level,
        string time,
        double largest,
        double? sum,
        int? cells
    )
    {
        using var temporary = new TemporaryFolder();
        string[] words =
        [
            "render",
            Real(file),
            "-o",
            temporary["maps"],
            "--quantity",
            quantity,
            "--time",
            time,
            .. level is null ? Array.Empty<string>() : ["--level", level],
            "--size",
            "320x240",
            "--no-html",
            "--export",
            "geotiff",
            "-w",
            "1",
        ];
        var result = await AshPlotProcess.RunAsync(TestContext.CurrentContext.CancellationToken, words);
        Assert.That(result.Status, Is.Zero, result.Error);
        var map = JsonNode.Parse(await File.ReadAllTextAsync(temporary["maps/manifest.json"]))!["quantities"]!
            .AsArray()
            .Single()!["maps"]!
            .AsArray()
            .Single()!;
        Assert.That(map["max"]!.GetValue<double>(), Is.EqualTo(largest).Within(1e-4).Percent);
        var values = ValuesOf(temporary[$"maps/{map["exports"]![0]!.GetValue<string>()}"]);
        Assert.That(values.Max(), Is.EqualTo(largest).Within(1e-4).Percent);
        if (sum is not null)
            Assert.That(
                (values.Sum(), values.Count(value => value > 0)),
                Is.EqualTo((sum.Value, cells!.Value))
                    .Using<(double Sum, int Count)>(
                        (one, other) => one.Count == other.Count && Math.Abs(one.Sum - other.Sum) < 1e-6 * other.Sum
                    )
            );
    }

    // The largest value of all times and levels, by the reference where it is the one of a row above.
    [TestCase("flexpart/flexpart_cosmo-2e_2021030503_000_MUE.nc", "norm-mixing-ratio", 29285.44)]
    [TestCase("flexpart/flexpart_cosmo-2e_2021030503_000_MUE.nc", "norm-wet-deposition", 5.111437e+07)]
    [TestCase("flexpart/flexpart_cosmo-2e_2021030503_005_MUE.nc", "norm-mixing-ratio", 118490.4)]
    [TestCase("flexpart/flexpart_ifs-hres-eu_1023_20201113120000.nc", "xe-133-air-concentration", 2.219346e+11)]
    [TestCase("hysplit/cdump_deposit", "air-concentration", 4.776525e-08)]
    public async Task Info_has_the_range(string file, string quantity, double largest)
    {
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "info",
            Real(file),
            "--range",
            "--json",
            "-w",
            "1"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var found = JsonNode.Parse(result.Output)!["quantities"]!
            .AsArray()
            .Single(one => one!["name"]!.GetValue<string>() == quantity)!;
        Assert.That(found["max"]!.GetValue<double>(), Is.EqualTo(largest).Within(1e-4).Percent);
    }

    private static double[] ValuesOf(string path)
    {
        using var tiff = Tiff.Open(path, "r");
        var bytes = new byte[tiff.StripSize() * tiff.NumberOfStrips()];
        var end = 0;
        for (var strip = 0; strip < tiff.NumberOfStrips(); strip++)
            end += tiff.ReadEncodedStrip(strip, bytes, end, -1);
        return
        [
            .. MemoryMarshal
                .Cast<byte, float>(bytes[..end])
                .ToArray()
                .Where(value => !float.IsNaN(value))
                .Select(value => (double)value),
        ];
    }

    private static string Real(string file)
    {
        var path = Path.Combine(Folder, file);
        if (!File.Exists(path))
            Assert.Ignore("the real data is not beside this checkout");
        return path;
    }
}
