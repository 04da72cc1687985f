using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Merging;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Rendering;

/// <summary>Where and under which limits animations are made of the maps of the sample.</summary>
[NonParallelizable]
[Platform("Linux")]
[CancelAfter(120_000)]
internal sealed class FinishStepTests
{
    private static readonly string Program = Path.Combine(
        Path.GetDirectoryName(typeof(FinishStepTests).Assembly.Location)!,
        "ashplot"
    );

    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public async Task Making_an_animation_has_no_time_limit(CancellationToken cancellation)
    {
        var step = await AnimateAsync(
            "gif",
            new WorkerPoolOptions
            {
                Workers = 1,
                Program = new WorkerProgram(Program, []),
                TaskTimeout = TimeSpan.FromMilliseconds(1),
            },
            cancellation
        );
        Assert.That(step.Failures, Is.Zero);
        Assert.That(
            Directory.GetFiles(temporary["maps/animations"]).Select(Path.GetExtension),
            Is.EqualTo(new[] { ".gif" })
        );
    }

    [Test]
    public async Task Another_program_is_started_by_the_command_and_by_no_worker(CancellationToken cancellation)
    {
        SkipWithoutProgram();
        // No worker finds a program.
        var step = await AnimateAsync(
            "mp4",
            new WorkerPoolOptions
            {
                Workers = 1,
                Program = new WorkerProgram("/usr/bin/env", ["PATH=/nowhere", Program]),
            },
            cancellation
        );
        Assert.That(step.Failures, Is.Zero);
        Assert.That(
            Directory.GetFiles(temporary["maps/animations"]).Select(Path.GetExtension),
            Is.EqualTo(new[] { ".mp4" })
        );
    }

    [Test]
    public async Task Another_program_works_where_workers_are_forked(CancellationToken cancellation)
    {
        SkipWithoutProgram();
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            Program,
            [.. Words("-o", temporary["maps"], "--animate-as", "mp4", "--start-method", "fork", "--workers", "2")]
        );
        var result = await command.WaitAsync(cancellation);
        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(
            Manifest.Read(temporary["maps/manifest.json"]).Quantities.Single().Animations!.Value.Single().Path,
            Does.EndWith(".mp4")
        );
    }

    [Test]
    public void A_program_is_asked_for_only_where_animations_are_made()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", "/nowhere");
            string[] words = ["-o", temporary["maps"], "--animate-as", "mp4", "--serial"];
            Assert.That(
                () => Render(words),
                Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("ffmpeg, which is not on the PATH")
            );
            Assert.That(Render([.. words, "--dry-run"]), Is.Zero);
            Assert.That(Directory.Exists(temporary["maps"]), Is.False);
            Assert.That(Render([.. words, "--shard", "1/1"]), Is.Zero);
            var merge = new MergeSettings(temporary["maps"], RenderCommand.Read([.. Words()[1..]]).Logging);
            Assert.That(
                () => MergeCommandRunner.Run(merge),
                Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("ffmpeg, which is not on the PATH")
            );
            Assert.That(File.Exists(temporary["maps/manifest.json"]), Is.False, "before all else");
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    private static void SkipWithoutProgram()
    {
        if (new AnimatedMp4().Missing is { } problem)
            Assert.Ignore(problem);
    }

    private static string[] Words(params string[] more) =>
        ["render", Repository.Sample, "--quantity", "total-column", "--size", "400x300", "-q", "--no-html", .. more];

    private static int Render(params string[] words) =>
        RenderCommandRunner.Run(RenderCommand.Read([.. Words(words)[1..]]));

    private async Task<FinishStep> AnimateAsync(string format, WorkerPoolOptions how, CancellationToken cancellation)
    {
        Assert.That(Render("-o", temporary["maps"], "--serial"), Is.Zero);
        await using var pool = RenderPool.Start(how, RenderLog.None);
        var step = new FinishStep(
            new RenderOptions { Animate = true, AnimateAs = [format] },
            temporary["maps"],
            pool,
            RenderLog.None
        );
        await step.RunAsync(Manifest.Read(temporary["maps/manifest.json"]), cancellation);
        return step;
    }
}
