using System.Globalization;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Inputs that take more than they should, and options that name what a file does not have, through the workers'
/// border.
/// </summary>
[CancelAfter(120_000)]
public sealed class HostileInputTests
{
    private TemporaryFolder temporary = null!;

    private static string NetCdf => Directory.GetFiles(Path.Combine(Repository.Sample, "netcdf"), "*.nc").Single();

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase("render", "NOPE")]
    [TestCase("render", "longitude")]
    [TestCase("info", "NOPE")]
    [TestCase("analyse", "NOPE")]
    public async Task A_variable_that_cannot_be_drawn_is_wrong_usage(string verb, string variable)
    {
        string[] output = verb == "render" ? ["-o", temporary["maps"]] : [];
        var result = await RunAsync([verb, NetCdf, "--variable", $"air-concentration={variable}", .. output]);

        Assert.That(result.Status, Is.EqualTo(2), result.Error);
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.StartWith("ashplot: --variable: ").And.Contain($"'{variable}'"));
    }

    [Test]
    public async Task A_worker_over_the_memory_limit_fails_its_map_with_the_option_that_allows_more()
    {
        // Where rows of cells are not rows of pixels, a worker lists every cell that is smaller than a pixel.
        var result = await RunAsync(
            "render",
            HugeGrid(),
            "-o",
            temporary["maps"],
            "--worker-memory",
            "200MB",
            "--retries",
            "0",
            "--scale",
            "slice",
            "--projection",
            "lambert"
        );

        Assert.That(result.Status, Is.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Contain("more memory than --worker-memory allows (200 MB)"));
        Assert.That(File.ReadAllText(temporary["maps/manifest.json"]), Does.Contain("--worker-memory"));
    }

    [TestCase("info")]
    [TestCase("analyse")]
    public async Task Reading_that_takes_longer_than_allowed_is_an_unreadable_input(string verb)
    {
        // No process starts and loads a library within a millisecond.
        var result = await RunAsync(verb, NetCdf, "--task-timeout", "0.001");

        Assert.That(result.Status, Is.EqualTo(3), result.Error);
        Assert.That(result.Error, Does.Contain("--task-timeout too short"));
    }

    [Test]
    public async Task A_name_of_a_megabyte_makes_no_line_of_a_megabyte()
    {
        var name = new string('n', 1_000_000);
        var path = temporary.Write(
            "long.txt",
            Text(10)
                .Replace("huge", name, StringComparison.Ordinal)
                .Replace("VOLCANIC_ASH", name, StringComparison.Ordinal)
        );
        var info = await RunAsync("info", path);
        var json = await RunAsync("info", path, "--json");
        var render = await RunAsync("render", path, "-o", temporary["maps"]);

        Assert.That(new[] { info.Status, json.Status, render.Status }, Is.All.Zero, info.Error + render.Error);
        var written = Directory
            .GetFiles(temporary["maps"], "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".html" or ".json");
        var lines = written
            .Select(File.ReadAllText)
            .Append(info.Output)
            .Append(json.Output)
            .Append(info.Error)
            .Append(render.Error);
        Assert.That(lines.Max(text => text.Length), Is.LessThan(300_000));
    }

    private string HugeGrid() => temporary.Write("huge.txt", Text(5500));

    private static string Text(int cells) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            NAME III (version 7.2)
            Title: huge
            Run time: 0904UTC 20/07/2018
            X grid origin: -20.0
            Y grid origin: 30.0
            X grid size: {cells}
            Y grid size: {cells}
            X grid resolution: 0.01
            Y grid resolution: 0.01
            Number of fields: 1

            ,,,,VOLCANIC,
            ,,,,VOLCANIC_ASH,
            ,,,,003 hr time averaged,
            ,,,,Air Concentration,
            ,,,,g/m3,
            ,,,,From FL000 - FL200,
            X grid,Y grid,Longitude,Latitude,0300UTC 18/04/2010,

            1.5,1.5,-19.995,30.005,1.0E+00,

            """
        );

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        AshPlotProcess.RunAsync(TestContext.CurrentContext.CancellationToken, arguments);
}
