using System.Text.Json;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class AnalyseTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase(0, 12365043632.734203)]
    [TestCase(60, 6182521816.36714)]
    public async Task One_cell_over_the_threshold(int latitude, double squareMetres)
    {
        temporary.Write("run/one.txt", OneCell(latitude, "0.30000000E-02"));
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "analyse",
            temporary["run"],
            "--threshold",
            "2mg/m3",
            "-o",
            temporary["out"]
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(temporary["out/summary.json"]));
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.That(run.GetProperty("name").GetString(), Is.EqualTo("ONE_CELL"));
        Assert.That(
            run.GetProperty("advisoryArea").GetProperty("squareMetres").GetDouble(),
            Is.EqualTo(squareMetres).Within(1e-6).Percent
        );
        Assert.That(run.GetProperty("advisoryArea").GetProperty("level").GetString(), Is.EqualTo("FL000-200"));
        Assert.That(
            run.GetProperty("maxConcentration").GetProperty("latitude").GetDouble(),
            Is.EqualTo(latitude).Within(1e-6)
        );
        Assert.That(
            run.GetProperty("maxConcentration").GetProperty("longitude").GetDouble(),
            Is.EqualTo(-20).Within(1e-6)
        );
        Assert.That(
            Directory
                .GetFileSystemEntries(temporary["out"])
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[]
                {
                    "advisory_area.png",
                    "advisory_area.svg",
                    "max_concentration.png",
                    "max_concentration.svg",
                    "series.csv",
                    "summary.csv",
                    "summary.json",
                }
            )
        );
    }

    [Test]
    public async Task A_folder_of_runs_gives_a_row_for_each_and_one_that_fails_costs_no_other(
        CancellationToken cancellation
    )
    {
        temporary.Write("exp/NAME/Av/a.txt", OneCell(0, "0.30000000E-02"));
        temporary.Write("exp/NAME/Max/a.txt", OneCell(0, "0.90000000E-02"));
        temporary.Write("exp/NAME/Min/a.txt", OneCell(0, "0.10000000E-02"));
        var good = await AshPlotProcess.RunAsync(cancellation, "analyse", temporary["exp"]);
        Assert.That(good.Status, Is.Zero, good.Error);
        Assert.That(
            good.Output.Split('\n').Select(line => line.Split(' ')[0]),
            Is.EqualTo(new[] { "run", "NAME/Av", "NAME/Max", "NAME/Min", "" })
        );
        Assert.That(
            Directory.GetFileSystemEntries(temporary["."]),
            Has.Length.EqualTo(1),
            "without --output nothing is written"
        );

        temporary.Write("exp/NAME/Broken/a.txt", OneCell(0, "broken"));
        var mixed = await AshPlotProcess.RunAsync(cancellation, "analyse", temporary["exp"], "-o", temporary["out"]);
        Assert.That(mixed.Status, Is.EqualTo(1), mixed.Error);
        Assert.That(mixed.Error, Does.Contain("NAME/Broken").And.Contain("1 of 4 runs"));
        using var document = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["out/summary.json"], cancellation)
        );
        Assert.That(document.RootElement.GetProperty("runs").GetArrayLength(), Is.EqualTo(3));
        var nothing = document.RootElement.GetProperty("runs")[2].GetProperty("advisoryArea");
        Assert.That(
            (
                nothing.GetProperty("squareMetres").GetDouble(),
                nothing.GetProperty("level").ValueKind,
                nothing.GetProperty("time").ValueKind
            ),
            Is.EqualTo((0d, JsonValueKind.Null, JsonValueKind.Null))
        );
    }

    [TestCase(2, "--threshold", "2mg/m2")]
    [TestCase(2, "--threshold", "NaN")]
    [TestCase(2, "--threshold", "-1")]
    public async Task A_threshold_that_is_none_is_wrong_usage(int status, string option, string value)
    {
        temporary.Write("run/one.txt", OneCell(0, "0.30000000E-02"));
        var result = await AshPlotProcess.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            "analyse",
            temporary["run"],
            option,
            value,
            "-o",
            temporary["out"]
        );
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((status, 1)), result.Error);
        Assert.That(result.Error, Does.Contain(option));
        Assert.That(Directory.Exists(temporary["out"]), Is.False);
    }

    [Test]
    public async Task A_run_without_air_concentration_is_status_3(CancellationToken cancellation)
    {
        var file = Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First();
        var result = await AshPlotProcess.RunAsync(cancellation, "analyse", file);
        Assert.That((result.Status, result.ErrorLines.Length), Is.EqualTo((3, 1)), result.Error);
        Assert.That(result.Error, Does.Contain("no air concentration"));
    }

    [Test, Category("RealData")]
    public async Task The_REFIR_run(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "analyse",
            Repository.RealData("refir/*.txt"),
            "-o",
            temporary["out"]
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        using var document = JsonDocument.Parse(
            await File.ReadAllTextAsync(temporary["out/summary.json"], cancellation)
        );
        var run = document.RootElement.GetProperty("runs")[0];
        // Summed up apart from this program, from the text by the formula of the areas.
        Assert.That(
            run.GetProperty("advisoryArea").GetProperty("squareMetres").GetDouble(),
            Is.EqualTo(80124632250.60016).Within(1e-4).Percent
        );
        Assert.That(run.GetProperty("advisoryArea").GetProperty("level").GetString(), Is.EqualTo("FL000-200"));
        Assert.That(
            run.GetProperty("advisoryArea").GetProperty("time").GetString(),
            Is.EqualTo("2010-05-06T00:00:00Z")
        );
        Assert.That(
            run.GetProperty("maxConcentration").GetProperty("value").GetDouble(),
            Is.EqualTo((double)0.12511915f)
        );
    }

    private static string OneCell(int latitude, string value) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"""
            NAME III (version 8.0)
             Title:               ONE_CELL
             Run time:            0000UTC 01/01/2025
             X grid origin:         -25.50000
             Y grid origin:         {latitude - 5.5:0.00000}
             X grid size:                   11
             Y grid size:                   11
             X grid resolution:      1.000000
             Y grid resolution:      1.000000
             Number of fields:               1
             
             ,,,,VOLCANIC,
             ,,,,VOLCANIC_ASH,
             ,,,,003 hr time averaged,
             ,,,,Air Concentration,
             ,,,,g/m3,
             ,,,,From FL000 - FL200,
             X grid,Y grid,Longitude,Latitude,0300UTC 01/01/2025,
             
             6.500000,6.500000,-20.000000,{latitude:0.000000},{value},

            """
        );
}
