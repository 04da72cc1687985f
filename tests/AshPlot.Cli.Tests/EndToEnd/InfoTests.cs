using System.Text.Json;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed class InfoTests
{
    [Test]
    public async Task Json_has_the_promised_members(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "info", Repository.Sample, "--json");

        Assert.That(result.Status, Is.Zero, result.Error);
        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        var first = root.GetProperty("quantities")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.GetProperty("model").GetString(), Is.EqualTo("name"));
            Assert.That(root.GetProperty("title").GetString(), Is.EqualTo("Sample_Eruption"));
            Assert.That(root.GetProperty("kind").GetString(), Is.EqualTo("grid"));
            Assert.That(root.GetProperty("quantities").GetArrayLength(), Is.EqualTo(3));
            Assert.That(first.GetProperty("name").GetString(), Is.EqualTo("air-concentration"));
            Assert.That(first.GetProperty("variable").GetString(), Is.EqualTo("VOLCANIC_ASH_AIR_CONCENTRATION"));
            Assert.That(first.GetProperty("units").GetString(), Is.EqualTo("g/m3"));
            Assert.That(first.GetProperty("statistic").GetString(), Is.EqualTo("mean"));
            Assert.That(first.GetProperty("levels")[0].GetProperty("name").GetString(), Is.EqualTo("FL000-200"));
            Assert.That(first.GetProperty("levels")[0].GetProperty("upper").GetDouble(), Is.EqualTo(200));
            Assert.That(first.GetProperty("times")[0].GetString(), Is.EqualTo("2025-01-01T03:00:00Z"));
            Assert.That(first.GetProperty("timeBounds")[0][0].GetString(), Is.EqualTo("2025-01-01T00:00:00Z"));
            Assert.That(first.GetProperty("grid").GetProperty("nx").GetInt32(), Is.EqualTo(120));
            Assert.That(first.GetProperty("grid").GetProperty("dx").GetDouble(), Is.EqualTo(0.5).Within(1e-6));
            Assert.That(first.GetProperty("min").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public async Task The_range_is_read_when_asked_for(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "info", Repository.Sample, "--json", "--range");

        Assert.That(result.Status, Is.Zero, result.Error);
        using var document = JsonDocument.Parse(result.Output);
        var first = document.RootElement.GetProperty("quantities")[0];
        Assert.That(first.GetProperty("min").GetDouble(), Is.Zero);
        Assert.That(first.GetProperty("max").GetDouble(), Is.InRange(0.005, 0.05));
    }

    [Test]
    public async Task Text_names_quantities_levels_times_and_grid(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "info", Repository.Sample);

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            result.Output,
            Does.Contain("air-concentration").And.Contain("FL200-350").And.Contain("120 x 108 cells")
        );
    }

    [Test]
    public async Task Trajectories_are_described_though_they_are_not_drawn(CancellationToken cancellation)
    {
        using var temporary = new TemporaryFolder();
        var file = temporary.Write(
            "paths.txt",
            "NAME III (version 6.0)\nRun name: T\nMet data: M\nBackward trajectories\n    PP Index,\n"
        );
        var result = await AshPlotProcess.RunAsync(cancellation, "info", file, "--json");

        Assert.That(result.Status, Is.Zero, result.Error);
        using var document = JsonDocument.Parse(result.Output);
        Assert.That(document.RootElement.GetProperty("kind").GetString(), Is.EqualTo("trajectory"));
        Assert.That(document.RootElement.GetProperty("quantities").GetArrayLength(), Is.Zero);
    }
}
