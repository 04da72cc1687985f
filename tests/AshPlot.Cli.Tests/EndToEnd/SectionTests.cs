using System.Text.Json;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class SectionTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "data", "sample");

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Each_time_has_a_picture_and_the_manifest_lists_them(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "section",
            Sample,
            "--along",
            "64,-22",
            "55,0",
            "75,-60",
            "--time",
            "06Z,09Z",
            "--format",
            "png,svg",
            "--size",
            "640x480",
            "-o",
            temporary["out"]
        );
        Assert.That((result.Status, result.Output.Trim()), Is.EqualTo((0, temporary["out/index.html"])), result.Error);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["out/manifest.json"], cancellation)
        );
        var quantity = manifest.RootElement.GetProperty("quantities")[0];
        var maps = quantity.GetProperty("maps");
        Assert.That(
            (quantity.GetProperty("name").GetString(), maps.GetArrayLength()),
            Is.EqualTo(("section-air-concentration", 2))
        );
        Assert.That(
            maps[0].GetProperty("path").GetString(),
            Is.EqualTo("Sample_Eruption_Air_Concentration_Section_20250101060000.png")
        );
        // The last part of the route is outside of the domain.
        Assert.That(
            (maps[0].GetProperty("status").GetString(), maps[0].GetProperty("coverage").GetDouble()),
            Is.EqualTo(("done", 0.82)).Within(0.05)
        );
        Assert.That(File.Exists(temporary["out/Sample_Eruption_Air_Concentration_Section_20250101090000.svg"]));
    }

    [Test]
    public async Task A_flight_has_one_picture_and_its_dose_as_table_json_and_csv(CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(
            temporary["flight.csv"],
            "time,lat,lon,level\n2025-01-01T01:30Z,63.98,-22.6,FL100\n2025-01-01T04:30Z,58,-5,FL350\n",
            cancellation
        );
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "section",
            Sample,
            "--track",
            temporary["flight.csv"],
            "-o",
            temporary["out"]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("dose mg h/m3").And.Contain("as flown"));
        Assert.That(Directory.GetFiles(temporary["out"], "*.png"), Has.Length.EqualTo(1));
        Assert.That(
            await File.ReadAllTextAsync(temporary["out/dose.csv"], cancellation),
            Does.StartWith("quantity,distinction,time,")
        );
        var json = await AshPlotProcess.RunAsync(
            cancellation,
            "section",
            Sample,
            "--track",
            temporary["flight.csv"],
            "--json",
            "-o",
            temporary["json"]
        );
        Assert.That(json.Output, Is.EqualTo(await File.ReadAllTextAsync(temporary["out/dose.json"], cancellation)));
        using var document = JsonDocument.Parse(json.Output);
        Assert.That(
            document.RootElement.GetProperty("quantities")[0].GetProperty("flown").GetProperty("dose").GetDouble(),
            Is.GreaterThan(0.1)
        );
    }

    [TestCase(2, "--along", "64,-22")]
    [TestCase(2, "--along", "64,-22", "64,x")]
    [TestCase(2, "--along", "-10,20", "-20,20")]
    [TestCase(2, "--along", "64,-22", "55,0", "--limits", "0", "0", "1", "1")]
    [TestCase(2, "--along", "64,-22", "55,0", "--colours", "viridis")]
    [TestCase(2, "--along", "64,-22", "55,0", "--quantity", "total-column")]
    [TestCase(2, "--along", "64,-22", "55,0", "--time", "T+99")]
    [TestCase(2, "--quiet")]
    [TestCase(3, "--track", "no-such-file.csv")]
    public async Task What_cannot_be_drawn_is_one_line(int status, params string[] words)
    {
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            ["section", Sample, "-o", temporary["out"], .. words]
        );
        Assert.That(
            (result.Status, result.ErrorLines.Length, result.Output),
            Is.EqualTo((status, 1, "")),
            result.Error
        );
        Assert.That(File.Exists(temporary["out/manifest.json"]), Is.False);
    }
}
