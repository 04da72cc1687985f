using System.Diagnostics;
using System.Globalization;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Rendering;
using AshPlot.Workers;
using PublicApiGenerator;

namespace AshPlot.Cli.Tests.Rendering;

/// <summary>AshPlot.Rendering as a program uses it that is not ours.</summary>
[CancelAfter(120_000)]
internal sealed class FrontDoorTests
{
    private static readonly RenderOptions InThisProcess = new() { Workers = 1, StartMethod = StartMethod.Serial };

    [Test]
    public void The_public_api_is_the_one_that_was_agreed_on()
    {
        var path = Path.Combine(Repository.Root, "tests", "AshPlot.Cli.Tests", "Rendering", "PublicApi.txt");
        var now = typeof(ModelRun)
            .Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ASHPLOT_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, now);
        Assert.That(
            now,
            Is.EqualTo(File.ReadAllText(path)),
            "if the change is meant, set ASHPLOT_UPDATE_GOLDEN=1, and tell it in the CHANGELOG"
        );
    }

    [Test]
    public void The_sample_of_the_package_page_is_the_example()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "AshPlot.Rendering", "PACKAGE.md"));
        var example = File.ReadAllText(Path.Combine(Repository.Root, "examples", "DrawRun", "Program.cs"));
        Assert.That(page, Does.Contain($"```csharp\n{example}```\n"));
    }

    [Test]
    public async Task The_example_reads_draws_and_renders_with_its_own_workers()
    {
        using var folder = new TemporaryFolder();
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "DrawRun");
        using var example = Process.Start(
            new ProcessStartInfo(program, [Repository.Sample, folder["."]])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = example.StandardError.ReadToEndAsync();
        var output = (await example.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await example.WaitForExitAsync();
        Assert.That(example.ExitCode, Is.Zero, await errors);
        Assert.That(output[0], Does.StartWith("name: Sample_Eruption, Total Column"));
        var maps = Manifest.Read(folder["maps/manifest.json"]).Quantities.Single().Maps;
        Assert.That(output.Skip(2).Order(), Is.EqualTo(maps.Select(map => $"{map.Path}: {map.Status}").Order()));
        Assert.That(File.ReadAllBytes(folder["last.png"]).AsSpan(1, 3).SequenceEqual("PNG"u8), Is.True);
    }

    [Test]
    public async Task Values_are_those_of_the_file_and_know_their_places()
    {
        using var run = await ModelRun.OpenAsync(Repository.Sample);
        var slice = run.Quantities.Single(quantity => quantity.Name == "total-column").Slices[^1];
        var values = run.Read(slice);
        Assert.That(
            (slice.Time, slice.Level, slice.Quantity.Units),
            Is.EqualTo(("2025-01-01T12:00:00Z", (string?)null, "g/m2"))
        );
        Assert.That(values.Values.Length, Is.EqualTo(values.Rows * values.Columns).And.EqualTo(120 * 108));
        var (longitude, latitude, largest) = LargestColumn();
        var (row, column) = Math.DivRem(
            values.Values.ToArray().AsSpan().IndexOf(values.Values.ToArray().Max()),
            values.Columns
        );
        Assert.That(values[row, column], Is.EqualTo(largest).Within(1e-4).Percent);
        Assert.That(values.CentreOf(row, column), Is.EqualTo((longitude, latitude)));
        Assert.That(values.At(longitude, latitude), Is.EqualTo(values[row, column]));
        Assert.That(values.At(longitude, 89.9), Is.Null, "outside the grid");
        Assert.That(() => values[values.Rows, 0], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_map_drawn_in_this_process_is_the_one_that_workers_draw()
    {
        using var folder = new TemporaryFolder();
        using var run = await ModelRun.OpenAsync(Repository.Sample);
        var options = new MapOptions
        {
            Quantities = ["total-column"],
            Times = [TimeSelector.Parse("latest")],
            Scale = ScaleChoice.Slice,
        };
        var results = new List<MapResult>();
        await foreach (var map in run.Plan(options).RenderAsync(folder["maps"], InThisProcess))
            results.Add(map);
        using var drawn = new MemoryStream();
        run.Draw(results.Single().Slice, drawn, options);
        Assert.That(drawn.ToArray(), Is.EqualTo(File.ReadAllBytes(folder[$"maps/{results[0].Files[0]}"])));
        using var picture = run.Draw(results[0].Slice, options);
        Assert.That((picture.Width, picture.Height), Is.EqualTo((1000, 750)));
        Assert.That((float)results[0].Max!, Is.EqualTo(run.Read(results[0].Slice).Values.ToArray().Max()));
    }

    [Test]
    public async Task A_reader_that_leaves_early_stops_the_job_and_the_next_one_resumes_it()
    {
        using var folder = new TemporaryFolder();
        using var run = await ModelRun.OpenAsync(Repository.Sample);
        var plan = run.Plan(new MapOptions { Quantities = ["air-concentration"] });
        await foreach (var map in plan.RenderAsync(folder["maps"], InThisProcess))
        {
            Assert.That(map.IsReused, Is.False);
            break;
        }

        Assert.That(Manifest.Read(folder["maps/manifest.json"]).Run.Interrupted, Is.True);
        var resumed = new List<MapResult>();
        await foreach (var map in plan.RenderAsync(folder["maps"], InThisProcess with { Resume = true }))
            resumed.Add(map);
        Assert.That(resumed.Select(map => map.Slice.Path), Is.EquivalentTo(plan.Slices.Select(slice => slice.Path)));
        Assert.That(
            resumed,
            Has.Some.Property(nameof(MapResult.IsReused)).True.And.Some.Property(nameof(MapResult.IsReused)).False
        );
    }

    [Test]
    public async Task What_cannot_be_used_is_a_typed_error_before_anything_is_drawn()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<UnreadableInputException>(() => ModelRun.OpenAsync(folder["nothing"]));
        using var run = await ModelRun.OpenAsync(Repository.Sample);
        Assert.That(() => run.Plan(new MapOptions { Quantities = ["snow"] }), Throws.TypeOf<InvalidOptionException>());
        Assert.That(Directory.EnumerateFileSystemEntries(folder["."]), Is.Empty);
    }

    /// <summary>
    /// Where the last period's dosage is largest, and the column that it is of three hours; read without our reader.
    /// </summary>
    private static (double Longitude, double Latitude, double Value) LargestColumn() =>
        File.ReadLines(Path.Combine(Repository.Sample, "TotCol_grid_202501011200.txt"))
            .Select(line => line.Split(','))
            .Where(words => words.Length == 6 && char.IsAsciiDigit(words[0].Trim().FirstOrDefault()))
            .Select(words => (Number(words[2]), Number(words[3]), Number(words[4]) / (3 * 3600)))
            .MaxBy(cell => cell.Item3);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
