using System.Text.Json;
using System.Text.RegularExpressions;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class AdvisoryTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task The_sample_gives_lines_of_few_vertices_and_files(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "advisory",
            Path.Combine(Repository.Root, "data", "sample"),
            "--vertices",
            "7",
            "-o",
            temporary["out"]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var lines = result.Output.Split('\n');
        Assert.That(lines[0], Is.EqualTo("DRAFT, not an advisory"));
        Assert.That(lines, Has.Member("FCST VA CLD +0 HR: 01/0300Z").And.Member("FCST VA CLD +6 HR: 01/0900Z"));
        Assert.That(result.Output, Does.Contain("ash over 0.2 mg/m3"));
        string[] polygons = [.. lines.Where(line => line.Contains(" - ", StringComparison.Ordinal))];
        Assert.That(polygons, Has.Length.GreaterThan(5).And.All.Match("^(SFC/FL200|FL200/350|FL350/550) N"));
        Assert.That(polygons.Select(line => Regex.Count(line, "N[0-9]{4} [EW][0-9]{5}")), Is.All.InRange(3, 7));
        Assert.That(
            await File.ReadAllTextAsync(temporary["out/advisory.txt"], cancellation),
            Is.EqualTo(result.Output)
        );
        using var json = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["out/advisory.geojson"], cancellation)
        );
        Assert.That(
            (
                json.RootElement.GetProperty("status").GetString(),
                json.RootElement.GetProperty("features").GetArrayLength()
            ),
            Is.EqualTo(("DRAFT, not an advisory", 6))
        );

        var asJson = await AshPlotProcess.RunAsync(
            cancellation,
            "advisory",
            Path.Combine(Repository.Root, "data", "sample"),
            "--vertices",
            "7",
            "--json"
        );
        Assert.That(
            asJson.Output,
            Is.EqualTo(await File.ReadAllTextAsync(temporary["out/advisory.json"], cancellation))
        );
    }

    [TestCase("--layers", "FL200")]
    [TestCase("--layers", "FL600-700")]
    [TestCase("--threshold", "0.2")]
    [TestCase("--threshold", "2m")]
    [TestCase("--vertices", "3")]
    [TestCase("--vertices", "many")]
    [TestCase("--time", "T+99")]
    public async Task What_cannot_be_drafted_is_one_line(string option, string value)
    {
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "advisory",
            Path.Combine(Repository.Root, "data", "sample"),
            option,
            value
        );
        Assert.That((result.Status, result.ErrorLines.Length, result.Output), Is.EqualTo((2, 1, "")), result.Error);
        Assert.That(result.Error, Does.Contain(option));
    }
}
