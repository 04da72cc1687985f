namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class OverlayTests
{
    private const string Boundary = """
        { "type": "Feature", "properties": { "name": "FIR", "stroke": "#aa0055" }, "geometry": { "type": "LineString", "coordinates": [[-30, 50], [10, 60]] } }
        """;

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Workers_draw_overlays_and_markers_and_a_change_of_them_is_another_run(
        CancellationToken cancellation
    )
    {
        await File.WriteAllTextAsync(temporary["fir.geojson"], Boundary, cancellation);
        var plain = await RenderAsync("plain", cancellation);
        var laid = await RenderAsync(
            "laid",
            cancellation,
            "--overlay",
            temporary["fir.geojson"],
            "--marker",
            "Keflavik,63.985,-22.605"
        );
        Assert.That((plain.Status, laid.Status), Is.EqualTo((0, 0)), laid.Error);
        var (before, after) = (Map("plain"), Map("laid"));
        Assert.That(
            await File.ReadAllBytesAsync(after, cancellation),
            Is.Not.EqualTo(await File.ReadAllBytesAsync(before, cancellation))
        );

        await File.WriteAllTextAsync(
            temporary["fir.geojson"],
            Boundary.Replace("60", "61", StringComparison.Ordinal),
            cancellation
        );
        var changed = await RenderAsync(
            "laid",
            cancellation,
            "--overlay",
            temporary["fir.geojson"],
            "--marker",
            "Keflavik,63.985,-22.605",
            "--resume"
        );
        Assert.That(changed.Status, Is.EqualTo(2), changed.Error);
    }

    [TestCase("not json", 3, "is not GeoJSON")]
    [TestCase("""{ "type": "Point", "coordinates": [500000, 6000000] }""", 3, "in degrees")]
    public async Task A_broken_overlay_is_one_line_and_no_map(
        string content,
        int status,
        string words,
        CancellationToken cancellation
    )
    {
        await File.WriteAllTextAsync(temporary["fir.geojson"], content, cancellation);
        var result = await RenderAsync("maps", cancellation, "--overlay", temporary["fir.geojson"]);
        Assert.That(result.Status, Is.EqualTo(status));
        Assert.That(result.Error.Trim(), Does.Contain(words).And.Contain("fir.geojson").And.Not.Contain("\n"));
        Assert.That(Directory.Exists(temporary["maps"]), Is.False);
    }

    [Test]
    public async Task A_marker_that_is_no_place_is_refused(CancellationToken cancellation)
    {
        var result = await RenderAsync("maps", cancellation, "--marker", "Keflavik,163,-22");
        Assert.That(result.Status, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--marker").And.Contain("NAME,LAT,LON"));
    }

    private string Map(string folder) =>
        Directory.EnumerateFiles(temporary[folder], "*.png", SearchOption.AllDirectories).Single();

    private Task<CommandResult> RenderAsync(string folder, CancellationToken cancellation, params string[] options) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                Repository.Sample,
                "-o",
                temporary[folder],
                "--size",
                "400x300",
                "--workers",
                "1",
                "--level",
                "FL200-350",
                "--time",
                "latest",
                "--no-html",
                "--quiet",
                .. options,
            ]
        );
}
