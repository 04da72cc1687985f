using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Two runs of the sample: the second began six hours later and has twice the concentration.</summary>
[CancelAfter(240_000)]
public sealed class DiffTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeRuns()
    {
        temporary = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.Sample, "Air_Conc*.txt").Order(StringComparer.Ordinal))
        {
            temporary.Write($"a/{Path.GetFileName(file)}", File.ReadAllText(file));
            if (!file.Contains("0300", StringComparison.Ordinal))
                temporary.Write($"b/{Path.GetFileName(file)}", Doubled(file));
        }
    }

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task It_draws_both_runs_and_their_difference_and_prints_the_table(CancellationToken cancellation)
    {
        var result = await DiffAsync(cancellation, "--level", "FL200", "--export", "geojson,geotiff");
        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Error, Does.Contain("1 of 4 times left out"));
        var lines = result.Output.Split('\n');
        Assert.That(
            lines,
            Has.Some.EqualTo("air-concentration")
                .And.Some.Contains("km2 over 2 mg/m3 in A")
                .And.Some.EqualTo(temporary["maps/index.html"])
        );
        var manifest = Manifest.Read(temporary["maps/manifest.json"]);
        Assert.That(
            manifest.Quantities.Select(quantity => (quantity.Of, quantity.Role)),
            Is.EqualTo(
                new[] { ("air-concentration", "difference"), ("air-concentration", "a"), ("air-concentration", "b") }
            )
        );
        Assert.That(manifest.Tables, Is.EqualTo(new[] { "diff.csv", "diff.json" }));
        Assert.That(
            manifest.Quantities[0].Maps.Select(map => map.Path),
            Has.Some.EqualTo("FL200-350/Sample_Eruption_Air_Concentration_Difference_FL200-350_20250101060000.png")
        );
        foreach (var (difference, a) in manifest.Quantities[0].Maps.Zip(manifest.Quantities[1].Maps))
        {
            Assert.That(
                (difference.Level, difference.Time, difference.Status),
                Is.EqualTo((a.Level, a.Time, MapStatus.Done))
            );
            Assert.That(difference.Max, Is.EqualTo(a.Max).Within(1e-4).Percent, "twice the concentration less itself");
        }

        Assert.That(manifest.Products().Where(product => !File.Exists(temporary[$"maps/{product}"])), Is.Empty);
        using var table = JsonDocument.Parse(await File.ReadAllTextAsync(temporary["maps/diff.json"], cancellation));
        var slice = table.RootElement.GetProperty("quantities")[0].GetProperty("slices")[0];
        Assert.That(
            slice.GetProperty("b").GetProperty("maximum").GetDouble(),
            Is.EqualTo(2 * slice.GetProperty("a").GetProperty("maximum").GetDouble()).Within(1e-4).Percent
        );
        Assert.That(slice.GetProperty("movedKilometres").GetDouble(), Is.Zero);
        var over = slice.GetProperty("over")[0];
        Assert.That(
            (over.GetProperty("threshold").GetDouble(), over.GetProperty("units").GetString()),
            Is.EqualTo((2.0, "mg/m3"))
        );
        Assert.That(
            (over.GetProperty("lostSquareMetres").GetDouble(), over.GetProperty("gainedSquareMetres").GetDouble() > 0),
            Is.EqualTo((0.0, true))
        );
    }

    [Test]
    public async Task Json_is_all_that_is_printed_and_the_same_as_the_file(CancellationToken cancellation)
    {
        var result = await DiffAsync(
            cancellation,
            "--json",
            "--level",
            "FL200",
            "--time",
            "06Z",
            "--quantity",
            "air-concentration-difference",
            "--no-html"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Output, Is.EqualTo(await File.ReadAllTextAsync(temporary["maps/diff.json"], cancellation)));
        Assert.That(Directory.GetFiles(temporary["maps"], "*.png", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_run_is_continued_but_not_with_A_and_B_exchanged_and_overwriting_removes_the_tables(
        CancellationToken cancellation
    )
    {
        await DiffAsync(cancellation, "--level", "FL200");
        var again = await DiffAsync(cancellation, "--level", "FL200", "--resume");
        Assert.That(
            (
                again.Status,
                Manifest
                    .Read(temporary["maps/manifest.json"])
                    .Quantities.All(quantity => quantity.Maps.All(map => map.Kept))
            ),
            Is.EqualTo((0, true)),
            again.Error
        );
        var exchanged = await AshPlotProcess.RunAsync(
            cancellation,
            "diff",
            temporary["b"],
            temporary["a"],
            "-o",
            temporary["maps"],
            "--level",
            "FL200",
            "--resume"
        );
        Assert.That(
            (exchanged.Status, exchanged.Error.Contains("another job", StringComparison.Ordinal)),
            Is.EqualTo((2, true)),
            exchanged.Error
        );
        var other = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            temporary["a"],
            "-o",
            temporary["maps"],
            "--level",
            "FL200",
            "--time",
            "first",
            "--no-html",
            "--overwrite"
        );
        Assert.That(other.Status, Is.Zero, other.Error);
        Assert.That(
            Directory.GetFiles(temporary["maps"]).Select(Path.GetFileName),
            Is.EqualTo(new[] { "manifest.json" })
        );
    }

    [Test]
    public async Task Shards_join_to_the_same_maps_and_the_first_has_the_table(CancellationToken cancellation)
    {
        foreach (var shard in new[] { "1/2", "2/2" })
            Assert.That((await DiffAsync(cancellation, "--level", "FL200", "--shard", shard)).Status, Is.Zero);
        var merged = await AshPlotProcess.RunAsync(cancellation, "merge", temporary["maps"]);
        Assert.That(merged.Status, Is.Zero, merged.Error);
        var manifest = Manifest.Read(temporary["maps/manifest.json"]);
        Assert.That(
            (manifest.Quantities.Sum(quantity => quantity.Maps.Length), manifest.Tables?.Length),
            Is.EqualTo((9, 2))
        );
        Assert.That(
            (await File.ReadAllTextAsync(temporary["maps/diff.csv"], cancellation)).Split('\n'),
            Has.Length.EqualTo(5)
        );
    }

    [Test]
    public async Task Runs_on_other_grids_are_refused_with_the_way_out(CancellationToken cancellation)
    {
        string[] words =
        [
            "diff",
            temporary["a"],
            temporary["b"],
            "-o",
            temporary["maps"],
            "--quantity",
            "air-concentration-difference",
            "--time",
            "first",
            "--no-html",
        ];
        foreach (var file in Directory.GetFiles(temporary["a"]))
            File.WriteAllText(file, Shifted(File.ReadAllText(file)));
        var refused = await AshPlotProcess.RunAsync(cancellation, words);
        Assert.That(
            (
                refused.Status,
                refused.ErrorLines.Length,
                refused.Error.Contains("--resample nearest", StringComparison.Ordinal)
            ),
            Is.EqualTo((3, 1, true)),
            refused.Error
        );
        var drawn = await AshPlotProcess.RunAsync(cancellation, [.. words, "--resample", "nearest"]);
        Assert.That(drawn.Status, Is.Zero, drawn.Error);
        Assert.That(
            Manifest.Read(temporary["maps/manifest.json"]).Quantities[0].Notes,
            Has.Some.EndsWith("brought to the grid of A (nearest cell).")
        );
        var other = await AshPlotProcess.RunAsync(cancellation, [.. words, "--resample", "bilinear", "--overwrite"]);
        Assert.That((other.Status, other.ErrorLines.Length), Is.EqualTo((2, 1)), other.Error);
    }

    [TestCase(2, "--threshold", "2g/m2")]
    [TestCase(2, "--threshold", "2")]
    [TestCase(2, "--quantity", "cloud-top")]
    [TestCase(2, "--time", "03Z")]
    [TestCase(2, "--statistic", "mean")]
    public async Task What_cannot_be_compared_is_one_line(int status, string option, string value)
    {
        var result = await DiffAsync(TestContext.CurrentContext.CancellationToken, option, value);
        Assert.That(
            (
                result.Status,
                result.ErrorLines.Count(line => !line.Contains("left out", StringComparison.Ordinal)),
                result.Output
            ),
            Is.EqualTo((status, 1, "")),
            result.Error
        );
    }

    [Test]
    public async Task Runs_that_are_missing_or_damaged_are_named(CancellationToken cancellation)
    {
        var missing = await AshPlotProcess.RunAsync(
            cancellation,
            "diff",
            temporary["a"],
            temporary["none"],
            "-o",
            temporary["maps"]
        );
        Assert.That(
            (missing.Status, missing.ErrorLines.Length, missing.Error.Contains("none", StringComparison.Ordinal)),
            Is.EqualTo((3, 1, true)),
            missing.Error
        );
        temporary.Write("b/bad.txt", "NAME III (version 8.0)\n");
        var damaged = await DiffAsync(cancellation);
        Assert.That(
            (damaged.Status, damaged.ErrorLines.Length, damaged.Error.Contains("bad.txt", StringComparison.Ordinal)),
            Is.EqualTo((3, 1, true)),
            damaged.Error
        );
        var one = await AshPlotProcess.RunAsync(cancellation, "diff", temporary["a"]);
        Assert.That((one.Status, one.ErrorLines.Length), Is.EqualTo((2, 1)), one.Error);
    }

    private Task<CommandResult> DiffAsync(CancellationToken cancellation, params string[] words) =>
        AshPlotProcess.RunAsync(
            cancellation,
            ["diff", temporary["a"], temporary["b"], "-o", temporary["maps"], "--workers", "2", .. words]
        );

    /// <summary>A tenth of a degree, two tenths of a cell, further east.</summary>
    private static string Shifted(string text) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                {
                    if (line.Contains("X grid origin", StringComparison.Ordinal))
                        return line.Replace("-40.00000", "-39.90000", StringComparison.Ordinal);
                    var cells = line.Split(',');
                    if (cells.Length < 7 || !double.TryParse(cells[2], CultureInfo.InvariantCulture, out var longitude))
                        return line;
                    cells[2] = (longitude + 0.1).ToString("0.000000", CultureInfo.InvariantCulture);
                    return string.Join(',', cells);
                })
        );

    private static string Doubled(string file) =>
        string.Join(
            '\n',
            File.ReadLines(file)
                .Select(line =>
                {
                    var cells = line.Split(',');
                    return cells.Length < 7 || !double.TryParse(cells[0], CultureInfo.InvariantCulture, out _)
                        ? line
                        : string.Join(
                            ',',
                            cells.Select(
                                (cell, index) =>
                                    index < 4 || !double.TryParse(cell, CultureInfo.InvariantCulture, out var value)
                                        ? cell
                                        : (2 * value).ToString("E8", CultureInfo.InvariantCulture)
                            )
                        );
                })
        ) + "\n";
}
