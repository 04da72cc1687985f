using System.Globalization;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Cloud top, arrival time and exceedance of a run with ash in two cells of two layers at two times, worked out by
/// hand: in one cell (20 W, 60 N) in the lower layer at both times and in the upper one at the second, in the other (18
/// W, 62 N) in the lower layer at the second.
/// </summary>
[CancelAfter(240_000)]
public sealed class DerivedQuantityTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void WriteRun()
    {
        temporary = new TemporaryFolder();
        temporary.Write("text/first.txt", Text("0300UTC", "6.5,6.5,-20.0,60.0,0.30000000E-03,0.10000000E-03,"));
        temporary.Write(
            "text/second.txt",
            Text(
                "0600UTC",
                "6.5,6.5,-20.0,60.0,0.30000000E-03,0.90000000E-03,",
                "8.5,8.5,-18.0,62.0,0.40000000E-03,0.20000000E-03,"
            )
        );
    }

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase("text")]
    [TestCase("run.nc")]
    public async Task They_have_the_values_worked_out_by_hand_at_their_places(string input)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var quantities = await RenderAsync(input, cancellation);

        Assert.That(
            quantities.Select(quantity => (quantity.Name, quantity.Units)),
            Is.EquivalentTo(new[] { ("cloud-top", "FL"), ("arrival-time", "h"), ("exceedance", "%") })
        );
        var maps = quantities.SelectMany(quantity =>
            quantity.Maps.Select(map => (quantity.Name, map.Level, map.Time, map.Min, map.Max))
        );
        Assert.That(
            maps,
            Is.EquivalentTo(
                new (string, string?, string?, double?, double?)[]
                {
                    ("cloud-top", null, "2025-01-01T03:00:00Z", 200, 200),
                    ("cloud-top", null, "2025-01-01T06:00:00Z", 200, 350),
                    ("arrival-time", null, null, 3, 6),
                    ("exceedance", "FL000-200", null, 50, 100),
                    ("exceedance", "FL200-350", null, 50, 50),
                }
            )
        );
        await AssertCellsAsync(input, Find("cloud-top", 0), 200, double.NaN);
        await AssertCellsAsync(input, Find("cloud-top", 1), 350, 200);
        await AssertCellsAsync(input, Find("arrival-time", 0), 3, 6);
        await AssertCellsAsync(input, Find("exceedance", 0), 100, 50);
        await AssertCellsAsync(input, Find("exceedance", 1), 50, double.NaN);

        ManifestMap Find(string name, int index) => quantities.Single(quantity => quantity.Name == name).Maps[index];
    }

    [Test]
    public async Task Text_and_NetCDF_give_the_same_maps_to_the_byte(CancellationToken cancellation)
    {
        var maps = (await RenderAsync("text", cancellation))
            .SelectMany(quantity => quantity.Maps)
            .Select(map => map.Path!)
            .ToArray();
        var fromNetCdf = (await RenderAsync("run.nc", cancellation))
            .SelectMany(quantity => quantity.Maps)
            .Select(map => map.Path!);

        Assert.That(maps, Has.Length.EqualTo(5).And.EqualTo(fromNetCdf));
        foreach (var map in maps)
        {
            Assert.That(
                await File.ReadAllBytesAsync(temporary[$"maps-run.nc/{map}"], cancellation),
                Is.EqualTo(await File.ReadAllBytesAsync(temporary[$"maps-text/{map}"], cancellation)),
                map
            );
        }
    }

    [Test]
    public async Task Another_threshold_counts_other_cells(CancellationToken cancellation)
    {
        var quantities = await RenderAsync("text", cancellation, "--threshold", "0.35mg/m3");
        var exceedance = quantities.Single(quantity => quantity.Name == "exceedance");
        Assert.That(exceedance.Notes, Has.Some.Contains("over 0.35 mg/m³"));
        await AssertCellsAsync("text", exceedance.Maps[0], double.NaN, 50);
        await AssertCellsAsync("text", exceedance.Maps[1], 50, double.NaN);
    }

    private async Task<ManifestQuantity[]> RenderAsync(
        string input,
        CancellationToken cancellation,
        params string[] more
    )
    {
        if (input.EndsWith(".nc", StringComparison.Ordinal))
        {
            var converted = await AshPlotProcess.RunAsync(
                cancellation,
                "convert",
                temporary["text"],
                "-o",
                temporary[input]
            );
            Assert.That(converted.Status, Is.Zero, converted.Error);
        }

        var result = await AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                temporary[input],
                "-o",
                temporary["maps-" + input],
                "--size",
                "400x300",
                "--workers",
                "2",
                "--export",
                "geotiff",
                "--no-html",
                "--quantity",
                "cloud-top",
                "--quantity",
                "arrival-time",
                "--quantity",
                "exceedance",
                .. more,
            ]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        return
        [
            .. Manifest
                .Parse(
                    await File.ReadAllTextAsync(temporary[$"maps-{input}/manifest.json"], cancellation),
                    "manifest.json"
                )
                .Quantities,
        ];
    }

    private async Task AssertCellsAsync(string input, ManifestMap map, double first, double second)
    {
        Assert.That(await ValueAsync("-20", "60"), Is.EqualTo(first), map.Path);
        Assert.That(await ValueAsync("-18", "62"), Is.EqualTo(second), map.Path);
        Assert.That(await ValueAsync("-16", "58"), Is.NaN, map.Path);

        async Task<double> ValueAsync(string longitude, string latitude) =>
            double.Parse(
                await Gdal.RunAsync(
                    TestContext.CurrentContext.CancellationToken,
                    "gdallocationinfo",
                    "-valonly",
                    "-wgs84",
                    temporary[$"maps-{input}/{map.Exports!.Value[0]}"],
                    longitude,
                    latitude
                ),
                CultureInfo.InvariantCulture
            );
    }

    private static string Text(string time, params string[] rows) =>
        $"""
            NAME III (version 8.0)
             Title:               TWO_CELLS
             Run time:            0000UTC 01/01/2025
             X grid origin:         -25.50000
             Y grid origin:          54.50000
             X grid size:                   11
             Y grid size:                   11
             X grid resolution:      1.000000
             Y grid resolution:      1.000000
             Number of fields:               2
             
             ,,,,VOLCANIC,VOLCANIC,
             ,,,,VOLCANIC_ASH,VOLCANIC_ASH,
             ,,,,003 hr time averaged,003 hr time averaged,
             ,,,,Air Concentration,Air Concentration,
             ,,,,g/m3,g/m3,
             ,,,,From FL000 - FL200,From FL200 - FL350,
             X grid,Y grid,Longitude,Latitude,{time} 01/01/2025,{time} 01/01/2025,
             
            {string.Join('\n', rows.Select(row => " " + row))}

            """;
}
