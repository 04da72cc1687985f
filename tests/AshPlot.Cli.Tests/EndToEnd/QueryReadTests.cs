using System.Text.RegularExpressions;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed partial class QueryReadTests
{
    private const string Tracer = "/usr/bin/strace";

    // Three levels, four times.
    private const int Slices = 12;

    [Test]
    public async Task A_query_of_several_places_and_thresholds_reads_each_slice_once(CancellationToken cancellation)
    {
        Assume.That(File.Exists(Tracer), "strace is not installed");
        using var folder = new TemporaryFolder();
        var trace = folder["trace"];
        using var command = AshPlotProcess.StartIn(
            Repository.Root,
            Tracer,
            "-f",
            "-qq",
            "-y",
            "-s",
            "0",
            "-e",
            "trace=pread64",
            "-e",
            "signal=none",
            "-o",
            trace,
            "./ashplot",
            "query",
            Path.Combine(Repository.Sample, "netcdf"),
            "--at",
            "Katla,63.63,-19.05",
            "--at",
            "Thurso,58.6,-3.5",
            "--threshold",
            "0.2mg/m3",
            "--threshold",
            "2mg/m3",
            "--workers",
            "1"
        );
        var result = await command.WaitAsync(cancellation);
        Assume.That(result.Error, Does.Not.Contain("ptrace"), "processes cannot be traced here");
        Assert.That(result.Status, Is.Zero, result.Error);

        // One worker, since each reads the tables of the file for itself. Blocks of the file's tables have round
        // lengths, deflated slices have not.
        var chunks = (await File.ReadAllLinesAsync(trace, cancellation))
            .Select(line => Read().Match(line))
            .Where(read => read.Success)
            .Select(read => (Offset: read.Groups["offset"].Value, Length: int.Parse(read.Groups["length"].ValueSpan)))
            .Where(read => read.Length > 600 && read.Length % 512 != 0)
            .ToArray();
        Assert.That(chunks, Has.Length.GreaterThanOrEqualTo(Slices));
        Assert.That(chunks, Is.Unique);
    }

    [GeneratedRegex(@"pread64\(\d+<[^>]*Sample_Eruption\.nc>, .*, \d+, (?<offset>\d+)\) = (?<length>\d+)$")]
    private static partial Regex Read();
}
