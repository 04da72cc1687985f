using System.Text.Json;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class QueryTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task The_forecasters_line_gives_one_row_and_places_give_files_and_charts(
        CancellationToken cancellation
    )
    {
        var sample = Path.Combine(Repository.Root, "data", "sample");
        var line = await AshPlotProcess.RunAsync(
            cancellation,
            "query",
            sample,
            "--level",
            "FL200",
            "--time",
            "06Z",
            "--threshold",
            "2mg/m3"
        );
        Assert.That((line.Status, line.Output.Trim().Split('\n').Length), Is.EqualTo((0, 2)), line.Error);
        Assert.That(line.Output, Does.Contain("km2 over 2 mg/m3").And.Contain("FL200-350"));

        var places = await AshPlotProcess.RunAsync(
            cancellation,
            "query",
            sample,
            "--at-file",
            Path.Combine(Repository.Root, "data", "places", "airports.csv"),
            "--at",
            "Nowhere,10,100",
            "--json",
            "-o",
            temporary["out"]
        );
        Assert.That(places.Status, Is.Zero, places.Error);
        using var document = JsonDocument.Parse(places.Output);
        var first = document.RootElement.GetProperty("quantities")[0].GetProperty("places")[0];
        Assert.That(
            (first.GetProperty("name").GetString(), first.GetProperty("status").GetString()),
            Is.EqualTo(("Nowhere", "outside"))
        );
        Assert.That(
            File.Exists(temporary["out/places/Keflavik__BIKF__Air_Concentration.png"])
                && File.Exists(temporary["out/places/Oslo__ENGM__Air_Concentration.svg"])
        );
        Assert.That(await File.ReadAllTextAsync(temporary["out/query.json"], cancellation), Is.EqualTo(places.Output));
    }

    [TestCase(2, "--at", "X,1")]
    [TestCase(2, "--threshold", "2")]
    [TestCase(2, "--threshold", "2m/s")]
    [TestCase(2, "--level", "FL900")]
    [TestCase(3, "--at-file", "none.csv")]
    public async Task What_cannot_be_asked_is_one_line(int status, string option, string value)
    {
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "query",
            Path.Combine(Repository.Root, "data", "sample"),
            option,
            value
        );
        Assert.That(
            (result.Status, result.ErrorLines.Length, result.Output),
            Is.EqualTo((status, 1, "")),
            result.Error
        );
    }
}
