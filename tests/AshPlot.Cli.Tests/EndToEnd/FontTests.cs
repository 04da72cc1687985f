namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed class FontTests
{
    private const string Tracer = "/usr/bin/strace";

    [Test]
    public async Task No_process_of_a_render_opens_anything_below_the_fonts_of_the_machine(
        CancellationToken cancellation
    )
    {
        Assume.That(File.Exists(Tracer), "strace is not installed");
        using var folder = new TemporaryFolder();
        var trace = folder["trace"];
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            Tracer,
            "-f",
            "-qq",
            "-e",
            "trace=open,openat,execve",
            "-o",
            trace,
            "./ashplot",
            "render",
            Repository.Sample,
            "--workers",
            "2",
            "--time",
            "first",
            "--output",
            folder["maps"]
        );
        var result = await command.WaitAsync(cancellation);
        Assume.That(result.Error, Does.Not.Contain("ptrace"), "processes cannot be traced here");
        Assert.That(result.Status, Is.Zero, result.Error);

        var lines = await File.ReadAllLinesAsync(trace, cancellation);
        Assert.That(
            lines.Count(line => line.Contains("libSkiaSharp.so\"", StringComparison.Ordinal)),
            Is.GreaterThan(1),
            "workers are traced too"
        );
        Assert.That(lines.Where(line => line.Contains("\"/usr/share/fonts", StringComparison.Ordinal)), Is.Empty);
    }
}
