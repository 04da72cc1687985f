using System.Globalization;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Presets;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(240_000)]
public sealed class PresetRenderTests
{
    private const string Latest = "Air_Conc_grid_202501011200.txt";

    private TemporaryFolder temporary = null!;

    private static IEnumerable<string> Names => BuiltInPresets.Names;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCaseSource(nameof(Names))]
    public async Task Each_preset_draws_the_sample_as_its_options_do(string name, CancellationToken cancellation)
    {
        var preset = BuiltInPresets.Find(name)!;
        var words = PresetWords.Of(preset, RenderCommand.Create()).SelectMany(option => option.Words).ToArray();
        var sample = MovedInto(preset);
        var drawn = await RenderAsync(sample, "preset", cancellation, "--preset", name);
        Assert.That(drawn.Status, Is.Zero, drawn.Error);
        var typed = await RenderAsync(sample, "typed", cancellation, words);
        Assert.That(typed.Status, Is.Zero, typed.Error);
        SameRun.AssertSame(temporary["typed"], temporary["preset"]);
        Assert.That(
            Directory.EnumerateFiles(temporary["preset"], "*.png", SearchOption.AllDirectories).Count(),
            Is.EqualTo(name == "va-chart" ? 1 : 3)
        );
        Assert.That(
            await File.ReadAllTextAsync(temporary["preset/manifest.json"], cancellation),
            Does.Contain("\"done\"").And.Not.Contain("\"no-data\"")
        );

        // The same job, however it was asked for: what is there is taken over.
        var resumed = await RenderAsync(sample, "typed", cancellation, "--preset", name, "--resume");
        Assert.That(resumed.Status, Is.Zero, resumed.Error);
        Assert.That(
            await File.ReadAllTextAsync(temporary["typed/manifest.json"], cancellation),
            Does.Contain("\"kept\": true").And.Not.Contain("\"kept\": false")
        );
    }

    [Test]
    public async Task Info_lists_the_presets_with_their_sources(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "info", "--presets");
        Assert.That(result.Status, Is.Zero, result.Error);
        foreach (var preset in BuiltInPresets.All)
            Assert.That(
                result.Output,
                Does.Contain($"{preset.Name}: {preset.Description}").And.Contain($"Source: {preset.Source}")
            );
    }

    /// <summary>The sample's last air concentration, moved to the middle of the limits of a preset.</summary>
    private string MovedInto(Preset preset)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Sample, Latest));
        if (preset.Entries.FirstOrDefault(entry => entry.Key == "limits") is { } limits)
        {
            var edges = limits.Values.Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            var (east, north) = (
                Math.Round((edges[0] + edges[2] + (edges[2] < edges[0] ? 360 : 0)) / 2) + 10,
                Math.Round((edges[1] + edges[3]) / 2) - 58
            );
            for (var index = 0; index < lines.Length; index++)
            {
                var cells = lines[index].Split(',');
                if (lines[index].Contains("grid origin:", StringComparison.Ordinal))
                    lines[index] =
                        lines[index][..21]
                        + Moved(
                            lines[index][21..],
                            lines[index].Contains('X', StringComparison.Ordinal) ? east : north
                        );
                else if (cells.Length > 4 && double.TryParse(cells[0], CultureInfo.InvariantCulture, out _))
                    lines[index] = string.Join(
                        ',',
                        [cells[0], cells[1], Moved(cells[2], east), Moved(cells[3], north), .. cells[4..]]
                    );
            }
        }

        return temporary.Write(Latest, string.Join('\n', lines));
    }

    private static string Moved(string number, double by) =>
        (double.Parse(number, CultureInfo.InvariantCulture) + by)
            .ToString("F6", CultureInfo.InvariantCulture)
            .PadLeft(20);

    private Task<CommandResult> RenderAsync(
        string sample,
        string folder,
        CancellationToken cancellation,
        params string[] options
    ) =>
        AshPlotProcess.RunAsync(
            cancellation,
            [
                "render",
                sample,
                "-o",
                temporary[folder],
                "--size",
                "400x300",
                "--serial",
                "--no-html",
                "--quiet",
                .. options,
            ]
        );
}
